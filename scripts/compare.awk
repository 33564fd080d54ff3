# Takes what two programs say of one capture in JSON, one record a line, and prints the fields that differ:
#   awk -f compare.awk OLD NEW
# A line for each: the field, "changed", "gone" or "new", the record that it is in, and both values. Records are told apart by what they
# are about – a frame, a connection's first frame, a finding's id –, fields by their names from the outside in.

function flatten(line, row,    depth, key, path, token, rest, names, kinds) {
  depth = 0
  rest = line
  while (rest != "") {
    if (match(rest, /^[ ,]+/)) {
      rest = substr(rest, RLENGTH + 1)
    } else if (match(rest, /^"([^"\\]|\\.)*":/)) {
      key = substr(rest, 2, RLENGTH - 3)
      rest = substr(rest, RLENGTH + 1)
    } else if (match(rest, /^[{[]/)) {
      kinds[++depth] = substr(rest, 1, 1)
      names[depth] = path
      path = path (path == "" || key == "" ? "" : ".") key
      key = ""
      rest = substr(rest, 2)
    } else if (match(rest, /^[]}]/)) {
      path = names[depth--]
      rest = substr(rest, 2)
    } else if (match(rest, /^("([^"\\]|\\.)*"|[^],}]+)/)) {
      token = substr(rest, 1, RLENGTH)
      rest = substr(rest, RLENGTH + 1)
      put(row, path (path == "" || key == "" ? "" : ".") key, token)
      key = ""
    } else {
      put(row, "unreadable", rest)
      rest = ""
    }
  }
}

# Several values of a field, of a list, are one value.
function put(row, field, token) {
  if ((row, field) in value) token = value[row, field] " " token
  value[row, field] = token
}

function name(row,    about) {
  about = value[row, "record"]
  if ((row, "id") in value) about = about " " value[row, "id"]
  if ((row, "first_frame") in value) about = about " from frame " value[row, "first_frame"]
  else if ((row, "frame") in value) about = about " of frame " value[row, "frame"]
  gsub(/"/, "", about)
  return about
}

{
  delete value
  flatten($0, 1)
  about = name(1)
  # The second and third of a kind are told apart by their place.
  if (++seen[FILENAME, about] > 1) about = about ", number " seen[FILENAME, about]
  for (each in value) {
    split(each, part, SUBSEP)
    sub(/^ /, "", value[each])
    if (FILENAME == ARGV[1]) {
      old[about SUBSEP part[2]] = value[each]
      oldRecord[about] = 1
    } else {
      new[about SUBSEP part[2]] = value[each]
      newRecord[about] = 1
    }
  }
}

END {
  for (about in oldRecord) if (!(about in newRecord)) printf "(record)\tgone\t%s\t\t\n", about
  for (about in newRecord) if (!(about in oldRecord)) printf "(record)\tnew\t%s\t\t\n", about
  for (each in old) {
    split(each, part, SUBSEP)
    if (!(part[1] in newRecord)) continue
    if (!(each in new)) printf "%s\tgone\t%s\t%s\t\n", part[2], part[1], old[each]
    else if (old[each] != new[each]) printf "%s\tchanged\t%s\t%s\t%s\n", part[2], part[1], old[each], new[each]
  }
  for (each in new) {
    split(each, part, SUBSEP)
    if ((part[1] in oldRecord) && !(each in old)) printf "%s\tnew\t%s\t\t%s\n", part[2], part[1], new[each]
  }
}
