# tandem_library(<name> ROOMS <folder of lib>... LINK <target>... [PRIVATE_LINK <target>...]
#                HEADERS <umbrella header> DESCRIPTION <text> REQUIRES <pkg-config module>...)
#
# A shared library <name> and, of the same objects, a static <name>-static in which
# tests reach what is private. LINK is what its public headers need, PRIVATE_LINK what
# only its code needs. Installed with its headers' umbrella, a .pc file and a place in
# the CMake package. A room that is still empty adds nothing.

set(TANDEM_WARNINGS -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes
  -Wmissing-prototypes -Wvla)

function(tandem_warn target)
  target_compile_options(${target} PRIVATE ${TANDEM_WARNINGS}
    $<$<BOOL:${TANDEM_WERROR}>:-Werror>)
  # GLib 2.74 is what there must be: nothing newer is used, nothing then good is warned of.
  target_compile_definitions(${target} PRIVATE
    GLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 GLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74)
endfunction()

# The .pc file beside the installed library; it finds the headers from where it lies.
function(tandem_pkg_config name description)
  file(RELATIVE_PATH PC_PREFIX
    /root/${CMAKE_INSTALL_LIBDIR}/pkgconfig /root)
  set(PC_NAME ${name})
  set(PC_DESCRIPTION ${description})
  string(REPLACE ";" ", " PC_REQUIRES "${ARGN}")
  configure_file(${PROJECT_SOURCE_DIR}/cmake/tandem.pc.in
    ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()

function(tandem_library name)
  cmake_parse_arguments(ARG "" "HEADER;DESCRIPTION" "ROOMS;LINK;PRIVATE_LINK;REQUIRES"
    ${ARGN})
  set(sources)
  foreach(room IN LISTS ARG_ROOMS)
    file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/${room}/*.c)
    list(APPEND sources ${found})
  endforeach()

  add_library(${name}-objects OBJECT ${sources})
  target_include_directories(${name}-objects PUBLIC ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(${name}-objects PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
  tandem_warn(${name}-objects)

  add_library(${name} SHARED $<TARGET_OBJECTS:${name}-objects>)
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
  set_target_properties(${name} PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${CMAKE_INSTALL_LIBDIR}
    INSTALL_RPATH $ORIGIN
    LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/tandem.map)
  target_link_options(${name} PRIVATE
    -Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/tandem.map
    $<$<NOT:$<BOOL:${TANDEM_FUZZ}>>:-Wl,--no-undefined>) # clang's sanitizers stay undefined

  add_library(${name}-static STATIC $<TARGET_OBJECTS:${name}-objects>)
  target_include_directories(${name}-static PUBLIC ${PROJECT_SOURCE_DIR}/include)
  set(static_link ${ARG_LINK} ${ARG_PRIVATE_LINK})
  list(TRANSFORM static_link REPLACE "^tandem$" "tandem-static")
  target_link_libraries(${name}-static PUBLIC ${static_link})

  install(TARGETS ${name} EXPORT TandemTargets)
  install(FILES ${PROJECT_SOURCE_DIR}/include/${ARG_HEADER}
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  tandem_pkg_config(${name} ${ARG_DESCRIPTION} ${ARG_REQUIRES})
endfunction()
