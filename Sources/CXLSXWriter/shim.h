#pragma once
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/// Enters the "C" locale on this thread. `LC_ALL_MASK` is a macro too rich for the importer.
///
/// Returns the locale to hand to `sheet_leave_c_locale`, or NULL when memory ran out.
static inline locale_t sheet_enter_c_locale(locale_t *previous) {
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c) *previous = uselocale(c);
    return c;
}

/// Takes the thread back to the locale it had.
static inline void sheet_leave_c_locale(locale_t c, locale_t previous) {
    uselocale(previous);
    freelocale(c);
}

/// The first format of a workbook: the one of its "Normal" style.
///
/// The lists of the library are anonymous macros of <sys/queue.h>, which Swift cannot read.
static inline lxw_format *sheet_standard_format(lxw_workbook *workbook) {
    return STAILQ_FIRST(workbook->formats);
}

/// Writes the marked series of a column chart as lines over its columns.
///
/// The library has no combined charts, but a chart writes its series through a function of its
/// own, so a second chart of lines can write the rest of them into the same plot area and on the
/// same axes. `hole_size`, which only doughnuts use, says how many series are columns.
static inline void sheet_write_columns_and_lines(lxw_chart *chart) {
    lxw_chart *columns = lxw_chart_new(chart->type);
    lxw_chart *lines = lxw_chart_new(LXW_CHART_LINE);
    lxw_chart_series *last = STAILQ_FIRST(chart->series_list);
    for (uint16_t i = 1; last && i < chart->hole_size; i++) last = STAILQ_NEXT(last, list_pointers);
    if (columns && lines && last) {
        lxw_chart_series *first_line = STAILQ_NEXT(last, list_pointers);
        STAILQ_NEXT(last, list_pointers) = NULL;
        columns->write_chart_type(chart);
        lines->file = chart->file;
        lines->axis_id_1 = chart->axis_id_1;
        lines->axis_id_2 = chart->axis_id_2;
        lines->series_index = chart->series_index;
        lines->series_list->stqh_first = first_line;
        lines->write_chart_type(lines);
        STAILQ_INIT(lines->series_list);
        STAILQ_NEXT(last, list_pointers) = first_line;
    }
    lxw_chart_free(lines);
    lxw_chart_free(columns);
}

/// Makes a column chart draw its series from `first_line` on as lines.
static inline void sheet_draw_lines_from(lxw_chart *chart, uint16_t first_line) {
    chart->hole_size = first_line;
    chart->write_chart_type = sheet_write_columns_and_lines;
}

/// Writes a number as the library does, into so much room; how many bytes it takes.
static inline int sheet_print_number(char *room, size_t size, double number) {
    return snprintf(room, size, "%.16G", number);
}

/// Replaces a string that the library owns by a copy of another.
static inline void sheet_replace(char **owned, const char *text) {
    char *copy = strdup(text);
    if (!copy) return;
    free(*owned);
    *owned = copy;
}

/// Ends the row of a sheet in constant memory that is being written and takes back that its height
/// is fixed, as the library calls every height that is not the standard one: programs make such a row
/// higher when more is typed into it. Returns 0, or why the row could not be written.
static inline int sheet_end_growing_row(lxw_worksheet *sheet) {
    static const char fixed[] = " customHeight=\"1\"";
    FILE *file = sheet->file;
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory) return errno;
    sheet->file = memory;
    lxw_worksheet_write_single_row(sheet);
    sheet->file = file;
    errno = 0;
    if (fclose(memory) != 0) {
        free(text);
        return errno ? errno : EIO;
    }
    char *end = strchr(text, '>');
    char *found = strstr(text, fixed);
    size_t head = found && end && found < end ? (size_t)(found - text) : size;
    fwrite(text, 1, head, file);
    if (head < size) {
        head += sizeof fixed - 1;
        fwrite(text + head, 1, size - head, file);
    }
    free(text);
    return 0;
}

/// Sends the rows of a sheet in constant memory to a stream, which the library closes in the end,
/// instead of into a temporary file. Since they cannot be read back, the part of the sheet then has
/// nothing between the tags of `sheetData`.
static inline void sheet_redirect_rows(lxw_worksheet *sheet, FILE *stream) {
    fclose(sheet->optimize_tmpfile);
    sheet->optimize_tmpfile = stream;
    sheet->file = stream;
}

/// Writes the last row of a sheet in constant memory away and tells what the disk refused; 0 for
/// nothing. The library itself never looks whether the rows arrived in their temporary file.
static inline int sheet_flush_rows(lxw_worksheet *sheet) {
    errno = 0;
    lxw_worksheet_write_single_row(sheet);
    if (fflush(sheet->optimize_tmpfile) == 0 && !ferror(sheet->optimize_tmpfile)) return 0;
    return errno ? errno : EIO;
}
