#include "tests/core/csv_support.h"

namespace evenhand::csv::test {
namespace {

using namespace std::string_literals;

const std::string plain = "ascii , \" none lf\n";
const std::string name_sex = "Name,Sex\nAnn,F\n";
const std::string name_sex_read = "header 1 Name|Sex\n2 data Ann|F\n";

void encodings(std::vector<OddInput>& to) {
  const std::string zoe = "utf-8 , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n";
  to.push_back({"encoding.utf8", "Name,Sex\nZo\xC3\xAB,F\n", zoe});
  to.push_back({"encoding.utf8_mark", "\xEF\xBB\xBFName,Sex\nZo\xC3\xAB,F\n",
                "utf-8-bom , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n"});
  to.push_back({"encoding.utf16le", utf16("Name,Sex\nZo\xEB,F\n", false, true),
                "utf-16le , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n"});
  to.push_back({"encoding.utf16be", utf16("Name,Sex\nZo\xEB,F\n", true, true),
                "utf-16be , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n"});
  to.push_back({"encoding.utf16_no_mark", utf16("Name,Sex\nZo\xEB,F\n", false, false),
                "utf-16le , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n"});
  to.push_back({"encoding.utf16_surrogates",
                utf16("Name,Sex\n", false, true) + "\x3D\xD8\x00\xDE,\x00"s + "F\x00\n\x00\x00\xDE,\x00M\x00\n\x00"s,
                "utf-16le , \" none lf\nheader 1 Name|Sex\n2 data \xF0\x9F\x98\x80|F\n3 data \xEF\xBF\xBD|M\n"});
  to.push_back({"encoding.utf16_half", utf16(name_sex, false, true) + "B",
                "utf-16le , \" none lf\n" + name_sex_read + "3 data \xEF\xBF\xBD| short\n"});
  to.push_back({"encoding.windows_1252", "Name,Sex\nZo\xEB \x91O\x92,\x80\n",
                "windows-1252 , \" none lf\nheader 1 Name|Sex\n"
                "2 data Zo\xC3\xAB \xE2\x80\x98O\xE2\x80\x99|\xE2\x82\xAC 1252\n"});
  to.push_back({"encoding.mixed", "Name,Sex\nZo\xC3\xAB,F\nZo\xEB,F\n",
                "mixed , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n3 data Zo\xC3\xAB|F 1252\n"});
}

void lines(std::vector<OddInput>& to) {
  const std::string two = "header 1 Name|Sex\n2 data Ann|F\n3 data Bob|M\n";
  to.push_back({"lines.lf", "Name,Sex\nAnn,F\nBob,M\n", plain + two});
  to.push_back({"lines.crlf", "Name,Sex\r\nAnn,F\r\nBob,M\r\n", "ascii , \" none crlf\n" + two});
  to.push_back({"lines.cr", "Name,Sex\rAnn,F\rBob,M\r", "ascii , \" none cr\n" + two});
  to.push_back({"lines.mixed", "Name,Sex\r\nAnn,F\nBob,M\r", "ascii , \" none mixed\n" + two});
  to.push_back({"lines.crcrlf", "Name,Sex\r\r\nAnn,F\r\r\nBob,M\r\r\n", "ascii , \" none crlf\n" + two});
  to.push_back({"lines.no_last_end", "Name,Sex\nAnn,F\nBob,M", plain + two});
  to.push_back({"lines.last_cell_empty", "Name,Sex\nAnn,", plain + "header 1 Name|Sex\n2 data Ann|\n"});
  to.push_back({"lines.end_mark", name_sex + "\x1A", plain + name_sex_read});
}

void delimiters(std::vector<OddInput>& to) {
  to.push_back({"delimiter.comma", name_sex, plain + name_sex_read});
  to.push_back({"delimiter.semicolon", "Name;Sex\nAnn;F\n", "ascii ; \" none lf\n" + name_sex_read});
  to.push_back({"delimiter.tab", "Name\tSex\nAnn\tF\n", "ascii tab \" none lf\n" + name_sex_read});
  to.push_back({"delimiter.pipe", "Name|Sex\nAnn|F\n", "ascii | \" none lf\n" + name_sex_read});
  to.push_back({"delimiter.tilde", "Name~Sex\nAnn~F\n", "ascii ~ \" none lf\n" + name_sex_read});
  to.push_back({"delimiter.space", "Name Sex FTE\nAnn F 1.0\nBob M 0.5\n",
                "ascii space \" none lf\nheader 1 Name|Sex|FTE\n2 data Ann|F|1.0\n3 data Bob|M|0.5\n"});
  to.push_back({"delimiter.spaces_in_words", "Pay Band\nBand 5\nBand 6\nBand 7\n",
                plain + "header 1 Pay Band\n2 data Band 5\n3 data Band 6\n4 data Band 7\n"});
  to.push_back({"delimiter.hint", "sep=;\r\nName;Sex\r\nA,nn;F\r\n",
                "ascii ; \" none crlf\nheader 1 Name|Sex\n2 data A,nn|F\n"});
  to.push_back({"delimiter.hint_quoted", "\"sep=;\"\nName;Sex\nAnn;F\n", "ascii ; \" none lf\n" + name_sex_read});
  to.push_back(
      {"delimiter.pipes_in_values", "Ref,Pay Scale\n1,NHS|XR05|Review Body Band 5\n2,NHS|XR06|Review Body Band 6\n",
       plain + "header 1 Ref|Pay Scale\n2 data 1|NHS|XR05|Review Body Band 5\n3 data 2|NHS|XR06|Review Body Band 6\n",
       false});
  to.push_back({"delimiter.decimal_commas", "Ref;Hours\n1;0,8\n2;1,0\n",
                "ascii ; \" none lf\nheader 1 Ref|Hours\n2 data 1|0,8\n3 data 2|1,0\n", false});
  to.push_back({"delimiter.commas_in_names", "Name\tSex\nLee, Ann\tF\nRay, Bob\tM\n",
                "ascii tab \" none lf\nheader 1 Name|Sex\n2 data Lee, Ann|F\n3 data Ray, Bob|M\n"});
  to.push_back({"delimiter.one_column", "Sex\nF\nM\n", plain + "header 1 Sex\n2 data F\n3 data M\n"});
  to.push_back({"delimiter.one_column_pipes", "Pay Band\nNHS|XR05|Band 5\nNHS|XR06|Band 6\n",
                plain + "header 1 Pay Band\n2 data NHS|XR05|Band 5\n3 data NHS|XR06|Band 6\n"});
  to.push_back({"delimiter.one_column_pipes_unknown", "Grade\nNHS|XR05|Band 5\nNHS|XR06|Band 6\n",
                plain + "header 1 Grade\n2 data NHS|XR05|Band 5\n3 data NHS|XR06|Band 6\n", false});
}

void quotes(std::vector<OddInput>& to) {
  const std::string head = "header 1 Name|Sex\n";
  to.push_back({"quotes.delimiter", "Name,Sex\n\"Lee, Ann\",F\n", plain + head + "2 data Lee, Ann|F\n"});
  to.push_back({"quotes.line_break", "Name,Sex\n\"Ann\r\nLee\",F\nBob,M\n",
                plain + head + "2 data Ann\\r\\nLee|F\n3 data Bob|M\n"});
  to.push_back({"quotes.doubled", "Name,Sex\n\"Ann \"\"A\"\" Lee\",F\n",
                "ascii , \" doubled lf\n" + head + "2 data Ann \"A\" Lee|F\n"});
  to.push_back({"quotes.backslash", "Name,Sex\n\"Ann \\\"A\\\" Lee\",F\n\"B\\\\ob\",M\n",
                "ascii , \" backslash lf\n" + head + "2 data Ann \"A\" Lee|F\n3 data B\\ob|M\n"});
  to.push_back({"quotes.path", "Name,Sex\n\"C:\\staff\\\",F\n\"D:\\\",M\n",
                plain + head + "2 data C:\\staff\\|F\n3 data D:\\|M\n"});
  to.push_back({"quotes.single", "'Name','Sex'\n'Lee, Ann','F'\n'O''Brien','M'\n",
                "ascii , ' doubled lf\n" + head + "2 data Lee, Ann|F\n3 data O'Brien|M\n"});
  to.push_back({"quotes.apostrophes", "Name,Sex\nO'Brien,F\n'Tis,M\nJones',M\n",
                plain + head + "2 data O'Brien|F\n3 data 'Tis|M\n4 data Jones'|M\n"});
  to.push_back({"quotes.single_now_and_then", "Name,Sex\n'Ann',F\n'Bob',M\n'Cat',F\n'Tis,M\n",
                plain + head + "2 data 'Ann'|F\n3 data 'Bob'|M\n4 data 'Cat'|F\n5 data 'Tis|M\n"});
  to.push_back({"quotes.space_around", "Name,Sex\n\"Lee\" , \"F, or M\"\n", plain + head + "2 data Lee|F, or M\n"});
  to.push_back({"quotes.empty", "Name,Sex\n\"\",F\nAnn,\"\"\n", plain + head + "2 data |F\n3 data Ann|\n"});
  to.push_back({"quotes.stray_inside", "Name,Sex\nAnn 5\" Lee,F\n", plain + head + "2 data Ann 5\" Lee|F stray\n"});
  to.push_back({"quotes.stray_after", "Name,Sex\n\"Ann\" Lee,F\n", plain + head + "2 data Ann Lee|F stray\n"});
  to.push_back(
      {"quotes.stray_pair", "Name,Sex\n\"Ann \"A\" Lee\",F\n", plain + head + "2 data Ann \"A\" Lee|F stray\n"});
  to.push_back({"quotes.unclosed", "Name,Sex\nAnn,F\n\"Bob,M\nCat,F\n",
                plain + head + "2 data Ann|F\nrefused unclosed_quote 3\n"});
  to.push_back({"quotes.unclosed_before_quotes", "Name,Sex\nAnn,F\n\"Bob,M\nCat,F\n\"Dan\",M\n",
                plain + head + "2 data Ann|F\nrefused unclosed_quote 3\n"});
}

void headers(std::vector<OddInput>& to) {
  to.push_back({"header.titles", "Staff list,,\nat 31 March 2026,,\n,,\nName,Sex,FTE\nAnn,F,1\n",
                plain + "title Staff list\ntitle at 31 March 2026\nheader 4 Name|Sex|FTE\n5 data Ann|F|1\n"});
  to.push_back({"header.esr_prompts",
                "Staff in Post\n\nEffective Date:,31-MAR-2026\nOrganisation:,A Trust\nStaff Group:,All\n"
                "Assignment Category:,Permanent;Fixed Term\nRun by:,HR\n\nEmployee Number,Sex,Ethnic Origin,Pay Band\n"
                "20000001,F,A White - British,Band 5\n",
                plain + "title Staff in Post\ntitle Effective Date: 31-MAR-2026\ntitle Organisation: A Trust\n"
                        "title Staff Group: All\ntitle Assignment Category: Permanent;Fixed Term\ntitle Run by: HR\n"
                        "header 9 Employee Number|Sex|Ethnic Origin|Pay Band\n"
                        "10 data 20000001|F|A White - British|Band 5\n"});
  to.push_back({"header.title_is_a_word", "Sex\nName,Sex,FTE\nAnn,F,1\n",
                plain + "title Sex\nheader 2 Name|Sex|FTE\n3 data Ann|F|1\n"});
  to.push_back({"header.year_as_name", "Ethnic Origin\n\nEthnic Origin,2021\nWhite,100\n",
                plain + "title Ethnic Origin\nheader 3 Ethnic Origin|2021\n4 data White|100\n"});
  to.push_back({"header.unknown_words", "Report of today\n\nWer,Was,Wo\nAnn,F,1\n",
                plain + "title Report of today\nheader 3 Wer|Was|Wo\n4 data Ann|F|1\n"});
  to.push_back({"header.two_rows", "Employee,,Start,End\nNumber,Sex,Date,Date\n1,F,2020-01-01,\n",
                plain + "header 2 Employee Number|Sex|Start Date|End Date\n3 data 1|F|2020-01-01|\n"});
  to.push_back({"header.groups", "Person,,Equality,\nName,FTE,Sex,Ethnic Origin\nAnn,1,F,A\n",
                plain + "title Person Equality\nheader 2 Name|FTE|Sex|Ethnic Origin\n3 data Ann|1|F|A\n"});
  to.push_back({"header.empty_name", "Name,,Sex\nAnn,x,F\n", plain + "header 1 Name|Column 2*|Sex\n2 data Ann|x|F\n"});
  to.push_back({"header.duplicate_name", "Name,Sex,Name,Name\nAnn,F,Lee,x\n",
                plain + "header 1 Name|Sex|Name (2)*|Name (3)*\n2 data Ann|F|Lee|x\n"});
  to.push_back({"header.spaces_and_breaks", " Name ,\"Ethnic\nOrigin\"\nAnn,A\n",
                plain + "header 1 Name|Ethnic Origin\n2 data Ann|A\n"});
  to.push_back({"header.blank_first_columns", ",,Name,Sex\n,,Ann,F\n",
                plain + "header 1 Column 1*|Column 2*|Name|Sex\n2 data ||Ann|F\n"});
  to.push_back({"header.blank_last_columns", "Name,Sex,,\nAnn,F,,\n", plain + name_sex_read});
  to.push_back(
      {"header.unnamed_last_column", "Name,Sex,\nAnn,F,x\n", plain + "header 1 Name|Sex|Column 3*\n2 data Ann|F|x\n"});
  to.push_back({"header.none", "1001,F,01/02/1980\n1002,M,03/04/1975\n", plain + "refused no_header 0\n"});
  to.push_back({"header.none_but_nothing_known", "1001,F,01/02/1980\n1002,M,03/04/1975\n",
                plain + "header 1 1001|F|01/02/1980\n2 data 1002|M|03/04/1975\n", false});
  to.push_back({"header.esr_interface", "HDR~20260331~0001\nEmployee Number~Sex~Pay Band\n1~F~NHS|XR05|Band 5\nFTR~1\n",
                "ascii ~ \" none lf\ntitle HDR 20260331 0001\nheader 2 Employee Number|Sex|Pay Band\n"
                "3 data 1|F|NHS|XR05|Band 5\n4 total FTR|1| short\n"});
}

void rows(std::vector<OddInput>& to) {
  const std::string head = "Name,Sex,FTE\nAnn,F,1\n";
  const std::string head_read = plain + "header 1 Name|Sex|FTE\n2 data Ann|F|1\n";
  to.push_back({"rows.short", head + "Bob\n", head_read + "3 data Bob|| short\n"});
  to.push_back({"rows.empty_extra_cells", head + "Bob,M,1,,,\n", head_read + "3 data Bob|M|1\n"});
  to.push_back({"rows.too_many_cells", head + "Bob,M,1,,x\n", head_read + "3 too_many_cells Bob|M|1||x\n"});
  to.push_back({"rows.blank", head + "\n,,\n \t,\xC2\xA0\nBob,M,1\n",
                "utf-8 , \" none lf\nheader 1 Name|Sex|FTE\n2 data Ann|F|1\n3 blank ||\n4 blank ||\n"
                "5 blank  \t|\xC2\xA0|\n6 data Bob|M|1\n"});
  to.push_back({"rows.repeated_header", head + "Name, Sex ,FTE\nBob,M,1\n",
                head_read + "3 repeated_header Name| Sex |FTE\n4 data Bob|M|1\n"});
  to.push_back({"rows.total", head + "Total,,1\n,GRAND TOTAL:,1\nTotalis,F,1\n",
                head_read + "3 total Total||1\n4 total |GRAND TOTAL:|1\n5 data Totalis|F|1\n"});
  to.push_back({"rows.surname_sum", head + "Sum,F,1\nSum,,7\n", head_read + "3 data Sum|F|1\n4 total Sum||7\n"});
  to.push_back({"rows.footnote", head + "Extracted from the payroll system\n",
                head_read + "3 footnote Extracted from the payroll system|| short\n"});
  to.push_back(
      {"rows.source_with_comma", head + "\"Source: ESR\",March 2026\n* leavers excluded, bank too\n",
       head_read + "3 footnote Source: ESR|March 2026| short\n4 footnote * leavers excluded| bank too| short\n"});
  to.push_back(
      {"rows.two_columns_no_footnote", "Name,Sex\nAnn Lee,\n", plain + "header 1 Name|Sex\n2 data Ann Lee|\n"});
  to.push_back(
      {"rows.second_table", head + "\nLeavers\nName,Site\nBob,North\n\nCat,South\n",
       head_read +
           "3 blank ||\n4 footnote Leavers|| short\n5 second_table Name|Site short\n6 second_table Bob|North short\n"
           "7 blank ||\n8 second_table Cat|South short\n"});
  to.push_back({"rows.known_words_as_data", head + "\nBob,M,1\nName,Site,\nNorth\n",
                head_read + "3 blank ||\n4 data Bob|M|1\n5 data Name|Site|\n6 data North|| short\n"});
}

void refusals(std::vector<OddInput>& to) {
  const auto refused = [&](const std::string& id, const std::string& bytes, const std::string& code) {
    to.push_back({"refused." + id, bytes, "ascii , \" none none\nrefused " + code + " 0\n"});
  };
  refused("empty", "", "empty");
  refused("only_spaces", "\n  \r\n\t\n", "empty");
  refused("only_a_mark", "\xEF\xBB\xBF", "empty");
  to.push_back({"refused.only_a_header", "Name,Sex\n\n", plain + "header 1 Name|Sex\n2 blank |\nrefused no_rows 0\n"});
  refused("png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "image");
  refused("jpeg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, "image");
  refused("pdf", "%PDF-1.7\n%\xE2\xE3\n1 0 obj\n", "pdf");
  refused("excel", "PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml"s, "excel_workbook");
  refused("old_excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"s, "old_excel_workbook");
  refused("word", "PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml"s, "document");
  refused("zip", "PK\x03\x04\x14\0\x06\0staff.csv"s, "archive");
  refused("gzip", "\x1F\x8B\x08\0\0\0\0\0"s, "archive");
  refused("web_page", "\n<!DOCTYPE html><html><table>", "web_page");
  refused("json", "{\"staff\": [1, 2]}\n", "json");
  refused("zeros", "Name,Sex\nAnn,F\n\0\0\0\0"s, "not_text");
  refused("control_characters", "\x01\x02\x03\x04Name\x05\x06\n", "not_text");
  const std::string wide(20000, ',');
  to.push_back(
      {"refused.too_many_columns", name_sex + wide + "\n", plain + name_sex_read + "refused too_many_columns 3\n"});
  to.push_back({"refused.row_too_long", name_sex + std::string(5 << 20, 'x') + "\n",
                plain + name_sex_read + "refused row_too_long 3\n"});
}

}  // namespace

std::vector<OddInput> odd_inputs() {
  std::vector<OddInput> all;
  for (const auto add : {encodings, lines, delimiters, quotes, headers, rows, refusals}) add(all);
  return all;
}

}  // namespace evenhand::csv::test
