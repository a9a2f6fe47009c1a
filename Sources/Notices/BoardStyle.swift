/// The look of the board: light, dark and on paper, from a telephone to a wide screen.
enum BoardStyle {
    static let css = colours + page + parts + tables + narrow + paper

    private static let colours = """
        :root {
          color-scheme: light dark;
          --page: #f4f6fa; --card: #fff; --ink: #1f2937; --quiet: #586174; --line: #d5dae3;
          --navy: #1f3864; --on-navy: #fff; --soft-navy: #d9e2f1; --link: #1d4ed8;
          --head: #e8eef7; --head-ink: #1f3864; --area: #c9d7ee;
          --good: #548235; --good-ink: #375623; --good-fill: #e2f0d9;
          --warn: #e0b400; --warn-ink: #6b5200; --warn-fill: #fff2cc;
          --part: #d9722b; --part-ink: #8a3c06; --part-fill: #fde8d8;
          --bad: #b3261e; --bad-ink: #9c0006; --bad-fill: #fde2e1;
          --soon: #7c93c4; --soon-ink: #1f3864; --soon-fill: #dfe8f8;
          --wait: #b4bcc9; --wait-ink: #3d4656; --wait-fill: #e9ecf1;
          --free: #dfe3ea; --free-ink: #586174; --free-fill: #f4f6fa;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #10151e; --card: #1a212d; --ink: #e6eaf1; --quiet: #a5afbf; --line: #333d4d;
            --navy: #16233d; --on-navy: #f3f6fb; --soft-navy: #b9c9e6; --link: #8fb4ff;
            --head: #243148; --head-ink: #dbe6f8; --area: #2b3d5f;
            --good: #7fb35a; --good-ink: #bfe3a6; --good-fill: #22381a;
            --warn: #e3bd2f; --warn-ink: #ffe08a; --warn-fill: #413509;
            --part: #e58a48; --part-ink: #ffc79e; --part-fill: #47260f;
            --bad: #e5645c; --bad-ink: #ffbdb8; --bad-fill: #4d1916;
            --soon: #7f9ad6; --soon-ink: #c6d7fb; --soon-fill: #22325a;
            --wait: #6c7789; --wait-ink: #d3d9e3; --wait-fill: #2d3645;
            --free: #3a4456; --free-ink: #a5afbf; --free-fill: #1a212d;
          }
        }

        """

    private static let page = """
        * { box-sizing: border-box }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100% }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 15px/1.45 Arial, "Liberation Sans", "Helvetica Neue", sans-serif;
        }
        a { color: var(--link) }
        a:focus-visible, summary:focus-visible, input:focus-visible {
          outline: 3px solid var(--warn); outline-offset: 2px;
        }
        .skip { position: absolute; left: -9999px; padding: 8px 16px; background: var(--card) }
        .skip:focus { left: 8px; top: 8px; z-index: 9 }
        header, nav, main, footer { padding: 0 max(20px, calc((100% - 1240px) / 2)) }
        header { background: var(--navy); color: var(--on-navy); padding-block: 26px 22px }
        h1 { margin: 4px 0 10px; font-size: 30px; line-height: 1.2 }
        h2 { margin: 0 0 10px; font-size: 20px; line-height: 1.3 }
        p { margin: 0 0 12px }
        small { display: block; color: var(--quiet); font-size: 13px; font-weight: 400 }
        .eyebrow { margin: 0; color: var(--soft-navy); letter-spacing: .02em }
        .lead { margin: 0; display: flex; flex-wrap: wrap; gap: 4px 22px }
        .lead span { color: var(--soft-navy) }
        .notice {
          margin: 14px 0 0; padding: 8px 12px; border-left: 4px solid var(--warn);
          background: var(--warn-fill); color: var(--warn-ink);
        }
        nav { background: var(--card); border-bottom: 1px solid var(--line) }
        nav ul {
          display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; padding: 8px 0; list-style: none;
        }
        nav a { display: inline-block; padding: 3px 0; text-decoration: none }
        nav a:hover { text-decoration: underline }
        section {
          margin: 20px 0; padding: 20px 22px; background: var(--card);
          border: 1px solid var(--line); border-radius: 8px; scroll-margin-top: 8px;
        }
        main { padding-block: 1px }
        footer { padding-block: 6px 40px; color: var(--quiet) }
        footer h2 { font-size: 15px; margin-bottom: 4px }
        footer ul { margin: 0; padding-left: 20px }

        """

    private static let parts = """
        .cards {
          display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin: 0 0 16px;
        }
        .cards div {
          padding: 10px 14px; border: 1px solid var(--line); border-left: 5px solid var(--soon);
          border-radius: 6px;
        }
        .cards .good { border-left-color: var(--good) }
        .cards .warn { border-left-color: var(--warn) }
        .cards .part { border-left-color: var(--part) }
        .cards .bad { border-left-color: var(--bad) }
        .cards dt { color: var(--quiet) }
        .cards dd { margin: 0 }
        .cards b { font-size: 28px; line-height: 1.2; margin-right: 4px }
        .cards dd span { color: var(--quiet); font-size: 13px; white-space: nowrap }
        .bar { display: flex; gap: 2px; height: 14px; border-radius: 4px; overflow: hidden }
        #total .bar { height: 24px }
        .bar i { flex-basis: 0; min-width: 2px }
        i.good { background: var(--good) }
        i.warn { background: var(--warn) }
        i.part { background: var(--part) }
        i.bad { background: var(--bad) }
        i.soon { background: var(--soon) }
        i.wait { background: var(--wait) }
        i.free { background: var(--free) }
        .legend {
          display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 10px 0 0; padding: 0;
          list-style: none;
        }
        .legend span { color: var(--quiet) }
        .legend i, .key i {
          display: inline-block; width: 12px; height: 12px; margin: 0 6px 0 0; border-radius: 2px;
        }
        .key { float: right }
        .key i { margin-left: 12px }
        figure { margin: 0 0 10px }
        figcaption { margin: 8px 0 10px; color: var(--quiet); font-size: 13px }
        .plot { position: relative; height: 110px; margin-left: 34px }
        .plot.high { height: 150px; margin-bottom: 14px }
        .plot svg { display: block; width: 100%; height: 100%; overflow: visible }
        .plot path, .plot polyline { fill: none; vector-effect: non-scaling-stroke }
        .grid { stroke: var(--line) }
        .base { stroke: var(--quiet) }
        .line { stroke: var(--link); stroke-width: 2.5; stroke-linejoin: round }
        .area { fill: var(--area); opacity: .7 }
        .due { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 4 }
        rect.good { fill: var(--good) }
        rect.warn { fill: var(--warn) }
        .tick {
          position: absolute; right: 100%; margin-right: 6px; transform: translateY(-50%);
          color: var(--quiet); font-size: 12px;
        }
        .t0 { top: 0 }
        .t2 { top: 50% }
        .t4 { top: 100% }
        .mark {
          position: absolute; left: var(--x); bottom: 6px; margin-left: 8px; padding: 0 6px;
          background: var(--card); color: var(--bad-ink); font-size: 13px; font-weight: 700;
          border-radius: 3px; white-space: nowrap;
        }
        .mark.left { left: auto; right: calc(100% - var(--x)); margin: 0 8px 0 0 }
        .days {
          display: flex; justify-content: space-between; margin: 4px 0 0 34px;
          color: var(--quiet); font-size: 13px;
        }
        summary { cursor: pointer; color: var(--link) }
        .filter { margin: 20px 0 0; padding: 8px 16px 12px; border: 1px solid var(--line);
          border-radius: 8px; background: var(--card); display: flex; flex-wrap: wrap; gap: 6px 20px }
        .filter legend { padding: 0 6px; color: var(--quiet) }
        .filter label { cursor: pointer }
        .filter input { margin: 0 4px 0 0 }
        @supports not selector(:has(a)) { .filter { display: none } }
        .state {
          display: inline-block; padding: 1px 8px; border: 1px solid; border-radius: 10px;
          font-weight: 700; font-size: 13px;
        }
        .state.good { color: var(--good-ink); background: var(--good-fill) }
        .state.warn { color: var(--warn-ink); background: var(--warn-fill) }
        .state.part { color: var(--part-ink); background: var(--part-fill) }
        .state.bad { color: var(--bad-ink); background: var(--bad-fill) }
        .state.soon { color: var(--soon-ink); background: var(--soon-fill) }
        .state.wait { color: var(--wait-ink); background: var(--wait-fill) }
        .state.free { color: var(--free-ink); background: var(--free-fill) }
        .fill {
          display: block; width: 96px; height: 5px; margin-top: 4px; border-radius: 3px;
          background: var(--wait-fill);
        }
        .fill i { display: block; height: 5px; border-radius: 3px; background: var(--soon) }

        """

    private static let tables = """
        table { width: 100%; border-collapse: collapse }
        th, td {
          padding: 7px 8px; border-bottom: 1px solid var(--line); text-align: left;
          vertical-align: top;
        }
        thead th {
          background: var(--head); color: var(--head-ink); font-size: 13px; vertical-align: bottom;
        }
        tbody th { font-weight: 400 }
        .num, thead th + th { font-variant-numeric: tabular-nums }
        .num { text-align: right }
        .groups thead th:not(:first-child):not(.wide), .small thead th + th { text-align: right }
        .groups td.wide { width: 24%; min-width: 120px; vertical-align: middle }
        .sum th, .sum td { font-weight: 700; background: var(--head); color: var(--head-ink) }
        .deadline th, .deadline td { font-weight: 700; color: var(--bad-ink) }
        .small { width: auto; margin-top: 8px }
        .small th, .small td { padding: 3px 14px 3px 8px }
        .counts { color: var(--quiet); margin-bottom: 6px }
        .district .bar { margin-bottom: 14px }
        .rows { table-layout: fixed }
        .district .rows th:nth-child(1) { width: 24% }
        .district .rows th:nth-child(2) { width: 18% }
        .district .rows th:nth-child(3) { width: 13% }
        .district .rows th:nth-child(4) { width: 9% }
        .district .rows th:nth-child(5) { width: 11% }
        .district .rows th:nth-child(6) { width: 14% }
        #unclear th:nth-child(1) { width: 15% }
        #unclear th:nth-child(2) { width: 12% }
        #unclear th:nth-child(3) { width: 17% }
        .rows tbody th { font-weight: 700 }
        .rows tbody tr:hover { background: var(--free-fill) }
        .rows small { margin-top: 2px }
        .links a { display: inline-block; margin-right: 8px }
        code { font: 13px/1.4 "Liberation Mono", Consolas, monospace }
        .up { margin: 10px 0 0; text-align: right; font-size: 13px }

        """

    private static let narrow = """
        @media screen and (max-width: 900px) {
          .cards { grid-template-columns: repeat(2, 1fr) }
          .groups thead, .rows thead { position: absolute; left: -9999px }
          .groups tr, .rows tr { display: block; padding: 10px 0; border-bottom: 1px solid var(--line) }
          .groups th, .groups td, .rows th, .rows td { display: block; border: 0; padding: 2px 0 }
          .groups tbody th { font-weight: 700 }
          .groups .num { text-align: left; display: inline-block; width: 49% }
          .groups td.wide { width: auto; padding-top: 6px }
          .sum { padding-inline: 8px !important; background: var(--head) }
          .rows tbody th, .rows tbody tr > th:first-child { width: auto !important; font-size: 16px }
          .rows td { display: grid; grid-template-columns: 112px 1fr; column-gap: 10px }
          .rows td > * { grid-column: 2; justify-self: start }
          .rows td::before { grid-column: 1; grid-row: 1 }
          .rows td.none, .rows td:empty { display: none }
          .rows td.links { display: block }
          .links a { padding: 4px 0; margin-right: 14px }
          [data-label]::before { content: attr(data-label) ": "; color: var(--quiet) }
        }
        @media screen and (max-width: 600px) {
          header, nav, main, footer { padding-inline: 12px }
          h1 { font-size: 24px }
          section { padding: 14px 12px; margin: 12px 0 }
          nav .minor { display: none }
          .cards { gap: 8px }
          .cards div { padding: 8px 10px }
          .cards b { font-size: 24px }
          .cards dd span { display: block }
          .filter { padding: 6px 10px 10px; gap: 8px 14px }
          .key { float: none; display: block }
          .key i:first-child { margin-left: 0 }
        }

        """

    private static let paper = """
        @page { size: A4 landscape; margin: 10mm 10mm 12mm;
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif } }
        @media print {
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
          body { background: none; font-size: 8.5pt }
          header, main, footer { padding-inline: 0 }
          header { background: none; color: var(--ink); padding-block: 0 6pt;
            border-bottom: 1.5pt solid var(--navy) }
          .eyebrow, .lead span { color: var(--quiet) }
          h1 { font-size: 16pt }
          h2 { font-size: 12pt; break-after: avoid }
          small, thead th, figcaption, .state, .tick, .days, .mark, .cards dd span { font-size: 7.5pt }
          nav, .filter, .up, .skip, details { display: none }
          section { border: 0; padding: 0; margin: 10pt 0; border-radius: 0 }
          .cards b { font-size: 15pt }
          .cards div { padding: 4pt 8pt }
          .counts, .district .bar { break-after: avoid }
          .plot { height: 60px }
          .plot.high { height: 90px; margin-bottom: 6px }
          #total .bar { height: 16px }
          .fill { margin-top: 2px; height: 3px }
          .fill i { height: 3px }
          th, td { padding: 3pt 5pt }
          tr, figure, .cards { break-inside: avoid }
          thead { display: table-header-group }
          a { color: inherit; text-decoration: none }
          .links a { text-decoration: underline }
          #timeline { break-inside: avoid }
        }
        """
}
