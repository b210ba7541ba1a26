# Writes every JSON file below DATA into OUTPUT: one text of (name, content) pairs, deflated, as bytes.
# Layout is dropped: it is only for readers. Deflating keeps the module small; `embedded.cpp` opens it again.
file(GLOB_RECURSE files RELATIVE ${DATA} ${DATA}/*.json)
list(SORT files)
set(text "")
foreach(name ${files})
  file(READ ${DATA}/${name} content)
  string(REGEX REPLACE "\n *" "" content "${content}")
  string(APPEND text "${name}\n${content}\n")
endforeach()
file(WRITE ${OUTPUT}.txt "${text}")
file(SIZE ${OUTPUT}.txt size)
file(ARCHIVE_CREATE OUTPUT ${OUTPUT}.gz PATHS ${OUTPUT}.txt FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)

# A gzip file is a header (ten bytes when no flag is set), the deflated bytes, and eight bytes of checksum and length.
file(READ ${OUTPUT}.gz hex HEX)
string(SUBSTRING "${hex}" 0 8 start)
if(NOT start STREQUAL "1f8b0800")
  message(FATAL_ERROR "Unexpected gzip header ${start}")
endif()
string(LENGTH "${hex}" length)
math(EXPR length "${length} - 36")
string(SUBSTRING "${hex}" 20 ${length} hex)
string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(
  WRITE ${OUTPUT}
  "#include \"core/standards/deflated.h\"\n\nnamespace evenhand::standards {\n\nstatic const unsigned char bytes[] = {\n    ${hex}};\n\n"
  "Deflated deflated_files() { return {bytes, ${size}}; }\n\n}  // namespace evenhand::standards\n")
