# Writes files as C arrays: cmake -DOUT=x.c -DFILES=a.css,b.js -P embed.cmake
# gives quoth_a_css and quoth_b_js, each with its size.
string(REPLACE "," ";" files "${FILES}")
set(code "#include \"export/report_parts.h\"\n")
foreach(path ${files})
  get_filename_component(name ${path} NAME)
  string(REPLACE "." "_" name ${name})
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND code "\nconst unsigned char quoth_${name}[] = {${bytes}};\n"
         "const size_t quoth_${name}_size = sizeof quoth_${name};\n")
endforeach()
file(WRITE ${OUT} "${code}")
