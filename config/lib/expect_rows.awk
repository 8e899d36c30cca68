# Do the server's exports hold what the visitor said? Used by config/try.
# Reads tests/journeys/visitor.expected, then the exports as CSV files named EXPORT.csv in the folder given with -v folder=.
# A line of the former:   claims | total_pence=1850; status=waiting
# means: exactly one row of claims.csv has these values in these columns. Prints each line with what was found; ends with 1
# when one does not hold, or when an export has more rows than lines that expect one.

# Splits one CSV record (quotes, doubled quotes, commas inside) into the array fields.
function split_csv(record, fields,    at, letter, quoted, count, text) {
    delete fields
    count = 1
    for (at = 1; at <= length(record); ++at) {
        letter = substr(record, at, 1)
        if (quoted) {
            if (letter != "\"") text = text letter
            else if (substr(record, at + 1, 1) == "\"") { text = text "\""; ++at }
            else quoted = 0
        } else if (letter == "\"") quoted = 1
        else if (letter == ",") { fields[count++] = text; text = "" }
        else text = text letter
    }
    fields[count] = text
    return count
}
function quotes_in(text) { return gsub(/"/, "", text) }
function trim(text) { gsub(/^[ \t]+|[ \t\r]+$/, "", text); return text }

# Fills rows[name, n, column] and row_count[name].
function read_export(name,    file, record, more, fields, columns, count, at) {
    file = folder "/" name ".csv"
    row_count[name] = -1
    while ((more = getline record < file) > 0) {
        # A line break inside quotes belongs to the record.
        while (quotes_in(record) % 2 == 1 && (getline more < file) > 0) record = record "\n" more
        sub(/\r$/, "", record)
        count = split_csv(record, fields)
        if (row_count[name] < 0) { for (at = 1; at <= count; ++at) column_of[name, at] = fields[at] }
        else for (at = 1; at <= count; ++at) rows[name, row_count[name], column_of[name, at]] = fields[at]
        for (at = 1; at <= count; ++at) has_column[name, column_of[name, at]] = 1
        ++row_count[name]
    }
    close(file)
    if (row_count[name] < 0) { print "    " name ": the export is empty"; bad = 1; row_count[name] = 0 }
}

/^[ \t]*(#|$)/ { next }
{
    bar = index($0, "|")
    name = trim(substr($0, 1, bar - 1))
    if (bar == 0 || name == "") { print "    not understood: " $0; bad = 1; next }
    if (!(name in row_count)) read_export(name)
    pairs = split(substr($0, bar + 1), wanted, /;[ \t]*/)
    found = 0
    for (row = 0; row < row_count[name]; ++row) {
        holds = 1
        for (pair = 1; pair <= pairs; ++pair) {
            equals = index(wanted[pair], "=")
            column = trim(substr(wanted[pair], 1, equals - 1))
            value = trim(substr(wanted[pair], equals + 1))
            if (!((name, column) in has_column)) { print "    " name " has no column " column; bad = 1 }
            if (rows[name, row, column] != value) holds = 0
        }
        found += holds
    }
    ++expected[name]
    if (found == 1) print "    arrived: " trim($0)
    else { print "    expected once, found " found " times: " trim($0); bad = 1 }
}
END {
    for (name in expected)
        if (row_count[name] != expected[name]) {
            print "    " name ": " row_count[name] " rows arrived, " expected[name] " expected"
            bad = 1
        }
    if (length(expected) == 0) { print "    nothing was expected: the file of expectations is empty"; bad = 1 }
    exit bad
}
