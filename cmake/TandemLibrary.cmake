# tandem_library(<name> ROOMS <folder of lib>... LINK <target>...)
#
# A shared library <name> and, of the same objects, a static <name>-static in which
# tests reach what is private. A room that is still empty adds nothing.

set(TANDEM_WARNINGS -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes
  -Wmissing-prototypes -Wvla)

function(tandem_warn target)
  target_compile_options(${target} PRIVATE ${TANDEM_WARNINGS}
    $<$<BOOL:${TANDEM_WERROR}>:-Werror>)
endfunction()

function(tandem_library name)
  cmake_parse_arguments(ARG "" "" "ROOMS;LINK" ${ARGN})
  set(sources)
  foreach(room IN LISTS ARG_ROOMS)
    file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/${room}/*.c)
    list(APPEND sources ${found})
  endforeach()

  add_library(${name}-objects OBJECT ${sources})
  target_include_directories(${name}-objects PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
  target_link_libraries(${name}-objects PUBLIC ${ARG_LINK})
  tandem_warn(${name}-objects)

  add_library(${name} SHARED $<TARGET_OBJECTS:${name}-objects>)
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
  set_target_properties(${name} PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
    LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/tandem.map)
  target_link_options(${name} PRIVATE
    -Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/tandem.map -Wl,--no-undefined)

  add_library(${name}-static STATIC $<TARGET_OBJECTS:${name}-objects>)
  target_include_directories(${name}-static PUBLIC ${PROJECT_SOURCE_DIR}/include)
  set(static_link ${ARG_LINK})
  list(TRANSFORM static_link REPLACE "^tandem$" "tandem-static")
  target_link_libraries(${name}-static PUBLIC ${static_link})
endfunction()
