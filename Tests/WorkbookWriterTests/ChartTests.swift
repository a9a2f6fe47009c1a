import Spreadsheet
import Testing
import WorkbookWriter

/// How charts are written.
struct ChartTests {
    @Test func aLineOverColumnsSharesTheirAxes() throws {
        let chart = try #require(try Parts(of: Sample.everything)["xl/charts/chart1.xml"])
        let columns = try #require(section("barChart", of: chart))
        let line = try #require(section("lineChart", of: chart))
        #expect(columns.contains("<c:v>Ряд 1</c:v>"))
        #expect(!columns.contains("<c:v>Ряд 2</c:v>"))
        #expect(line.contains("<c:idx val=\"1\"/>"))
        #expect(line.contains("<c:v>Ряд 2</c:v>"))
        #expect(line.contains("<c:pt idx=\"1\"><c:v>35</c:v>"), "saved values of the line")
        for axis in ["50010001", "50010002"] {
            #expect(columns.contains("<c:axId val=\"\(axis)\"/>"))
            #expect(line.contains("<c:axId val=\"\(axis)\"/>"))
        }
    }

    @Test func columnsWithoutALineAreAsTheLibraryDrawsThem() throws {
        let chart = try #require(try Parts(of: Sample.everything)["xl/charts/chart6.xml"])
        #expect(section("lineChart", of: chart) == nil)
        #expect(chart.contains("<c:dPt><c:idx val=\"1\"/>"))
        #expect(chart.contains("C0504D"))
        #expect(!chart.contains("<c:legend>"))
        #expect(chart.contains("<c:gapWidth val=\"60\"/>"))
        #expect(chart.contains("<c:min val=\"0\"/>"))
        #expect(chart.contains("typeface=\"Arial\""))
    }

    @Test("A series of many colours has none of its own in the legend")
    func legendOfManyColors() throws {
        let sheet = Sample.sheet(name: "Л") {
            func series(_ name: String, _ cells: String) -> Chart.Series {
                Chart.Series(
                    name: name, sheet: "Л", categories: Sample.range("A1:A2"),
                    values: Sample.range(cells), color: Color(0))
            }
            var line = series("Город", "B1:B2")
            line.isLine = true
            var columns = series("Район", "C1:C2")
            columns.pointColors = [0: Color(1), 1: Color(2)]
            // Columns are written first, though the line stands first here.
            $0.charts = [
                PlacedChart(
                    over: Sample.range("D1:H20"),
                    Chart(kind: .columns, title: "а", series: [line, columns]))
            ]
        }
        let chart = try #require(try Parts(of: sheet)["xl/charts/chart1.xml"])
        let legend = try #require(section("legend", of: chart))
        #expect(
            legend.contains(
                "<c:legendEntry><c:idx val=\"0\"/><c:delete val=\"1\"/></c:legendEntry>"))
        #expect(!legend.contains("<c:idx val=\"1\"/>"))
    }

    @Test func lyingBarsReadDown() throws {
        let parts = try Parts(of: Sample.everything)
        for number in 2...4 {
            let chart = try #require(try parts["xl/charts/chart\(number).xml"])
            let categories = try #require(section("catAx", of: chart))
            let values = try #require(section("valAx", of: chart))
            #expect(categories.contains("<c:orientation val=\"maxMin\"/>"))
            #expect(values.contains("<c:orientation val=\"minMax\"/>"))
            #expect(values.contains("<c:crosses val=\"max\"/>"))
            #expect(values.contains("<c:majorGridlines>"))
            #expect(!categories.contains("<c:majorGridlines>"))
        }
        #expect(try parts["xl/charts/chart4.xml"]?.contains("percentStacked") == true)
    }

    @Test func wordsThatBeginLikeAFormulaStayWords() throws {
        let sheet = Sample.sheet(name: "2026") {
            var chart = Chart(
                kind: .columns, title: "=A1",
                series: [
                    Chart.Series(
                        name: "=A2", sheet: "2026", categories: Sample.range("A1:A2"),
                        values: Sample.range("B1:B2"), color: Color(0))
                ])
            chart.axisMaximum = 2
            chart.axisFormat = "0%"
            $0.charts = [PlacedChart(over: Sample.range("D1:H20"), chart)]
        }
        let chart = try #require(try Parts(of: sheet)["xl/charts/chart1.xml"])
        #expect(chart.contains("<a:t> =A1</a:t>"))
        #expect(chart.contains("<c:v> =A2</c:v>"))
        #expect(chart.contains("<c:f>'2026'!$B$1:$B$2</c:f>"))
        #expect(chart.contains("<a:srgbClr val=\"000000\"/>"))
        #expect(chart.contains("<c:max val=\"2\"/>"))
        #expect(chart.contains("<c:numFmt formatCode=\"0%\""))
    }

    @Test func aChartCoversItsCells() throws {
        let drawing = try #require(try Parts(of: Sample.everything)["xl/drawings/drawing1.xml"])
        let corner = "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row>"
        #expect(drawing.contains(corner))
        #expect(
            drawing.contains(
                "<xdr:to><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>17</xdr:row>"))
    }

    private func section(_ name: String, of chart: String) -> Substring? {
        guard let start = chart.firstRange(of: "<c:\(name)>"),
            let end = chart.firstRange(of: "</c:\(name)>")
        else { return nil }
        return chart[start.upperBound..<end.lowerBound]
    }
}
