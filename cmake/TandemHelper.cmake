# tandem_helper(<name> ROOMS <folder of lib>)
#
# The program <name> in libexec, of the one room that may use outside solvers, and, of
# all of its files but those that need one, the static library <name>-reader that tests
# reach. TANDEM_SOLVER says whether the program is wanted; the library is always built.

set(TANDEM_SOLVER AUTO CACHE STRING
  "Build tandem-solver, the outside solvers' program, on CBC: ON, OFF, or AUTO: where CBC is")
set_property(CACHE TANDEM_SOLVER PROPERTY STRINGS AUTO ON OFF)
set(TANDEM_HAS_SOLVER FALSE)
if(TANDEM_SOLVER)
  find_path(CBC_INCLUDE Cbc_C_Interface.h PATH_SUFFIXES coin coin-or)
  find_library(CBC_LIBRARY Cbc)
  find_library(CBC_SOLVER_LIBRARY CbcSolver)
  mark_as_advanced(CBC_INCLUDE CBC_LIBRARY CBC_SOLVER_LIBRARY)
  if(CBC_INCLUDE AND CBC_LIBRARY AND CBC_SOLVER_LIBRARY)
    set(TANDEM_HAS_SOLVER TRUE)
    message(STATUS "tandem-solver: built, on CBC at ${CBC_SOLVER_LIBRARY}")
  elseif(TANDEM_SOLVER STREQUAL "AUTO")
    message(STATUS "tandem-solver: not built, there is no CBC (coinor-libcbc-dev); "
      "strategies that need it will say so")
  else()
    message(FATAL_ERROR "TANDEM_SOLVER is ${TANDEM_SOLVER} and there is no CBC "
      "(coinor-libcbc-dev)")
  endif()
else()
  message(STATUS "tandem-solver: not built, TANDEM_SOLVER is ${TANDEM_SOLVER}")
endif()

set(TANDEM_SOLVER_WAS_BUILT ${TANDEM_HAS_SOLVER} CACHE INTERNAL "")

# Where the library looks for the program: from where it lies itself, which is the same
# in the build tree and in an install that was moved, then where it was first put.
file(RELATIVE_PATH TANDEM_SOLVER_BESIDE /root/${CMAKE_INSTALL_LIBDIR}
  /root/${CMAKE_INSTALL_LIBEXECDIR}/tandem/tandem-solver)
set(TANDEM_SOLVER_PATH ${CMAKE_INSTALL_FULL_LIBEXECDIR}/tandem/tandem-solver)
set_source_files_properties(${PROJECT_SOURCE_DIR}/lib/solver/solver_place.c PROPERTIES
  COMPILE_DEFINITIONS
  "TANDEM_SOLVER_BESIDE=\"${TANDEM_SOLVER_BESIDE}\";TANDEM_SOLVER_PATH=\"${TANDEM_SOLVER_PATH}\"")

function(tandem_helper name)
  cmake_parse_arguments(ARG "" "" "ROOMS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/${ARG_ROOMS}/*.c)
  set(on_cbc ${sources})
  list(FILTER on_cbc INCLUDE REGEX "/(cbc_[a-z_]*|tandem_solver|channel)\\.c$")
  list(REMOVE_ITEM sources ${on_cbc})

  add_library(${name}-reader STATIC ${sources})
  target_link_libraries(${name}-reader PUBLIC tandem-static)
  tandem_warn(${name}-reader)
  if(NOT TANDEM_HAS_SOLVER)
    return()
  endif()
  add_executable(${name} ${on_cbc})
  target_include_directories(${name} SYSTEM PRIVATE ${CBC_INCLUDE})
  target_link_libraries(${name} PRIVATE ${name}-reader ${CBC_SOLVER_LIBRARY}
    ${CBC_LIBRARY})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${CMAKE_INSTALL_LIBEXECDIR}/tandem
    INSTALL_RPATH_USE_LINK_PATH ON)
  tandem_warn(${name})
  install(TARGETS ${name} DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/tandem)
endfunction()
