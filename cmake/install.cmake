# What `cmake --install` puts where. Everything finds everything else from where it stands, so that a whole installation
# may be moved; where folders are far apart (lib/x86_64-linux-gnu), by the paths it was configured with.
include(CMakePackageConfigHelpers)

# Graphviz keeps its plug-ins in a folder of its own, where the installed program must find them, too.
set_target_properties(multivector-draw PROPERTIES INSTALL_RPATH "${CMAKE_INSTALL_RPATH};${graphviz_plugins}")

install(TARGETS multivector_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS multivector-draw RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/multivector)

# The library: headers, shared and static, for pkg-config and for find_package(multivector).
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS multivector ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS multivector_shared EXPORT multivectorConfig LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(cmake_package ${CMAKE_INSTALL_LIBDIR}/cmake/multivector)
install(EXPORT multivectorConfig NAMESPACE multivector:: DESTINATION ${cmake_package})
if(PROJECT_VERSION_MAJOR EQUAL 0) # where a new minor version may break what was built on the one before
  set(compatible SameMinorVersion)
else()
  set(compatible SameMajorVersion)
endif()
write_basic_package_version_file(${CMAKE_BINARY_DIR}/multivectorConfigVersion.cmake COMPATIBILITY ${compatible})
install(FILES ${CMAKE_BINARY_DIR}/multivectorConfigVersion.cmake DESTINATION ${cmake_package})

file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
# What the static library needs; what that needs in turn is shared.
set(words ${igraph_LDFLAGS} ${jansson_LDFLAGS} ${utf8proc_LDFLAGS} ${libxml2_LDFLAGS} ${zlib_LDFLAGS} ${sqlite_LDFLAGS})
list(TRANSFORM CMAKE_C_IMPLICIT_LINK_DIRECTORIES PREPEND -L OUTPUT_VARIABLE known)
list(REMOVE_ITEM words ${known})
list(REMOVE_DUPLICATES words)
list(JOIN words " " private_libraries)
configure_file(cmake/multivector.pc.in multivector.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/multivector.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# What the programs read, and sets to begin with.
set(data ${CMAKE_INSTALL_DATADIR}/multivector)
install(DIRECTORY graphs/recipes DESTINATION ${data}) # codebooks among them
install(DIRECTORY graphs/eurasia graphs/scenarios DESTINATION ${data}/graphs)
install(FILES graphs/eurasia.json graphs/kazakhstan-2013.json DESTINATION ${data}/graphs)
file(GLOB schemas CONFIGURE_DEPENDS graphs/*.schema.json)
install(FILES ${schemas} DESTINATION ${data}/schemas)

install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
  FILES_MATCHING PATTERN "*.md" PATTERN "*.py" PATTERN "*.R" PATTERN site EXCLUDE)
install(FILES README.md CHANGELOG.md CITATION.cff LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# All that is installed and made by building, without the tests: what scripts/run builds.
add_custom_target(installed DEPENDS multivector_program multivector-draw multivector multivector_shared)
find_program(python3 python3)
if(python3 AND NOT CMAKE_CROSSCOMPILING) # man pages and completions are made of what the program says of itself
  set(share ${CMAKE_BINARY_DIR}/share)
  file(GLOB headers CONFIGURE_DEPENDS include/*.h include/multivector/*.h)
  add_custom_command(OUTPUT ${share}/made
    COMMAND ${python3} ${CMAKE_SOURCE_DIR}/scripts/man-pages $<TARGET_FILE:multivector_program> ${share}/man
    COMMAND ${python3} ${CMAKE_SOURCE_DIR}/scripts/completions $<TARGET_FILE:multivector_program> ${share}
    COMMAND ${CMAKE_COMMAND} -E touch ${share}/made
    DEPENDS multivector_program scripts/man-pages scripts/completions scripts/reference docs/relation-set.md docs/recipes.md ${headers})
  add_custom_target(manual ALL DEPENDS ${share}/made)
  add_dependencies(installed manual)
  install(DIRECTORY ${share}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
  install(DIRECTORY ${share}/bash-completion ${share}/zsh ${share}/fish DESTINATION ${CMAKE_INSTALL_DATADIR})
endif()
if(python3) # the reference of the library is made of its headers
  install(CODE "execute_process(COMMAND ${python3} ${CMAKE_SOURCE_DIR}/scripts/reference
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/reference\" COMMAND_ERROR_IS_FATAL ANY)")
endif()
