# write_deflated(TEXT OUTPUT FUNCTION): deflates a text and writes it as C++ bytes that FUNCTION gives.
function(write_deflated text output function)
  file(WRITE ${output}.txt "${text}")
  file(SIZE ${output}.txt size)
  file(ARCHIVE_CREATE OUTPUT ${output}.gz PATHS ${output}.txt FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)

  # A gzip file is a header (ten bytes when no flag is set), the deflated bytes, and eight bytes of checksum and length.
  file(READ ${output}.gz hex HEX)
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
    WRITE ${output}
    "#include \"core/standards/deflated.h\"\n\nnamespace evenhand::standards {\n\nstatic const unsigned char bytes[] = {\n    ${hex}};\n\n"
    "Deflated ${function}() { return {bytes, ${size}}; }\n\n}  // namespace evenhand::standards\n")
endfunction()
