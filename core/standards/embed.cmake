# Writes every JSON file below DATA into OUTPUT: one text of (name, content) pairs, deflated, as bytes.
# Layout is dropped: it is only for readers. Deflating keeps the module small; `embedded.cpp` opens it again.
include(${CMAKE_CURRENT_LIST_DIR}/deflate.cmake)
file(GLOB_RECURSE files RELATIVE ${DATA} ${DATA}/*.json)
list(SORT files)
set(text "")
foreach(name ${files})
  file(READ ${DATA}/${name} content)
  string(REGEX REPLACE "\n *" "" content "${content}")
  string(APPEND text "${name}\n${content}\n")
endforeach()
write_deflated("${text}" ${OUTPUT} deflated_files)
