/// The page of the board as a template; its words come from elsewhere.
enum BoardTemplate {
    static let html = head + total + timeline + districts + unclear + foot

    private static let head = """
        <!DOCTYPE html>
        <html lang="ru">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{{title}}</title>
        <style>
        {{{style}}}
        {{#states}}
        body:has(#show-{{key}}:checked) tr[data-state]:not([data-state="{{key}}"]),
        body:has(#show-{{key}}:checked) .district:not(:has([data-state="{{key}}"])) { display: none }
        {{/states}}
        </style>
        </head>
        <body id="top">
        <a class="skip" href="#institutions">{{words.skip}}</a>
        <header>
        <p class="eyebrow">{{eyebrow}}</p>
        <h1>{{title}}</h1>
        <p class="lead"><strong>{{deadline}}</strong> <span>{{distance}}</span> \
        <span>{{updated}}</span></p>
        {{#notice}}
        <p class="notice">{{.}}</p>
        {{/notice}}
        </header>
        <nav aria-label="{{words.contents}}">
        <ul>
        <li><a href="#total">{{words.total}}</a></li>
        <li><a href="#timeline">{{words.timeline}}</a></li>
        <li><a href="#districts">{{words.districts}}</a></li>
        {{#districts}}
        <li class="minor"><a href="#{{anchor}}">{{name}}</a></li>
        {{/districts}}
        <li><a href="#unclear">{{words.unclear}} ({{unclearCount}})</a></li>
        </ul>
        </nav>
        <main>

        """

    private static let bar = """
        <div class="bar" role="img" aria-label="{{label}}">{{#segments}}<i class="{{tone}}" \
        style="flex-grow:{{count}}" title="{{name}}: {{count}}"></i>{{/segments}}</div>
        """

    private static let total = """
        <section id="total" aria-labelledby="total-title">
        <h2 id="total-title">{{words.total}}</h2>
        <dl class="cards">
        {{#cards}}
        <div class="{{tone}}"><dt>{{name}}</dt><dd><b>{{count}}</b> <span>{{detail}}</span></dd></div>
        {{/cards}}
        </dl>
        {{#bar}}\(bar){{/bar}}
        <ul class="legend">
        {{#states}}
        <li><i class="{{tone}}"></i>{{name}} <b>{{count}}</b> <span>{{share}}</span></li>
        {{/states}}
        </ul>
        </section>

        """

    private static let timeline = """
        {{#timeline}}
        <section id="timeline" aria-labelledby="timeline-title">
        <h2 id="timeline-title">{{words.timeline}}</h2>
        <p>{{summary}}{{#folded}} {{.}}{{/folded}}</p>
        <figure role="img" aria-label="{{summary}}">
        <figcaption>{{words.share}}</figcaption>
        <div class="plot high">
        <svg viewBox="0 0 {{width}} 1000" preserveAspectRatio="none" aria-hidden="true">
        <path class="grid" d="M0 0H{{width}}M0 250H{{width}}M0 500H{{width}}M0 750H{{width}}"/>
        <polygon class="area" points="{{area}}"/>
        <polyline class="line" points="{{line}}"/>
        <path class="due" d="M{{deadlineX}} 0V1000"/>
        </svg>
        <span class="tick t0">100</span><span class="tick t2">50</span><span class="tick t4">0</span>
        <span class="mark{{#isMarkOnTheLeft}} left{{/isMarkOnTheLeft}}" \
        style="--x:{{deadlinePlace}}%">{{deadlineMark}}</span>
        </div>
        <figcaption>{{words.perDay}} <span class="key"><i class="good"></i>{{words.inTime}} \
        <i class="warn"></i>{{words.late}}</span></figcaption>
        <div class="plot">
        <svg viewBox="0 0 {{width}} 1000" preserveAspectRatio="none" aria-hidden="true">
        <path class="grid" d="M0 0H{{width}}"/>
        {{#pieces}}
        <rect class="{{tone}}" x="{{x}}" y="{{y}}" width="8" height="{{height}}"/>
        {{/pieces}}
        <path class="due" d="M{{deadlineX}} 0V1000"/>
        <path class="base" d="M0 1000H{{width}}"/>
        </svg>
        <span class="tick t0">{{most}}</span><span class="tick t4">0</span>
        </div>
        <p class="days" aria-hidden="true"><span>{{first}}</span><span>{{last}}</span></p>
        </figure>
        <details>
        <summary>{{words.byDay}}</summary>
        <table class="small">
        <thead><tr><th scope="col">{{words.day}}</th><th scope="col">{{words.inTime}}</th>\
        <th scope="col">{{words.late}}</th><th scope="col">{{words.receivedByThen}}</th>\
        <th scope="col">%</th></tr></thead>
        <tbody>
        {{#days}}
        <tr{{#isDeadline}} class="deadline"{{/isDeadline}}><th scope="row">{{day}}</th>\
        <td class="num">{{inTime}}</td><td class="num">{{late}}</td>\
        <td class="num">{{received}}</td><td class="num">{{share}}</td></tr>
        {{/days}}
        </tbody>
        </table>
        </details>
        </section>
        {{/timeline}}

        """

    private static let districts = """
        <section id="districts" aria-labelledby="districts-title">
        <h2 id="districts-title">{{words.districts}}</h2>
        <table class="groups">
        <thead><tr><th scope="col">{{words.district}}</th><th scope="col">{{words.registered}}</th>\
        <th scope="col">{{words.obliged}}</th><th scope="col">{{words.received}}</th>\
        <th scope="col">{{words.inTime}}</th><th scope="col">{{words.late}}</th>\
        <th scope="col">{{words.accepted}}</th><th scope="col">{{words.returned}}</th>\
        <th scope="col">{{words.absent}}</th><th scope="col">{{words.inTimeShare}}</th>\
        <th scope="col" class="wide">{{words.bar}}</th></tr></thead>
        <tbody>
        {{#groups}}
        <tr{{^link}} class="sum"{{/link}}><th scope="row">\
        {{#link}}<a href="#{{.}}">{{name}}</a>{{/link}}{{^link}}{{name}}{{/link}}</th>\
        <td class="num" data-label="{{words.registered}}">{{tally.registered}}</td>\
        <td class="num" data-label="{{words.obliged}}">{{tally.obliged}}</td>\
        <td class="num" data-label="{{words.received}}">{{tally.received}}</td>\
        <td class="num" data-label="{{words.inTime}}">{{tally.inTime}}</td>\
        <td class="num" data-label="{{words.late}}">{{tally.late}}</td>\
        <td class="num" data-label="{{words.accepted}}">{{tally.accepted}}</td>\
        <td class="num" data-label="{{words.returned}}">{{tally.returned}}</td>\
        <td class="num" data-label="{{words.absent}}">{{absent}}</td>\
        <td class="num" data-label="{{words.inTimeShare}}">{{share}}</td>\
        <td class="wide">{{#bar}}\(bar){{/bar}}</td></tr>
        {{/groups}}
        </tbody>
        </table>
        </section>
        <div id="institutions" tabindex="-1">
        <fieldset class="filter">
        <legend>{{words.show}}</legend>
        <label><input type="radio" name="show" checked> {{words.all}} <b>{{registered}}</b></label>
        {{#states}}
        <label><input type="radio" name="show" id="show-{{key}}"> {{name}} <b>{{count}}</b></label>
        {{/states}}
        </fieldset>
        {{#districts}}
        <section class="district" id="{{anchor}}" aria-labelledby="{{anchor}}-title">
        <h2 id="{{anchor}}-title">{{name}}</h2>
        <p class="counts">{{counts}}</p>
        {{#bar}}\(bar){{/bar}}
        <table class="rows" aria-labelledby="{{anchor}}-title">
        <thead><tr><th scope="col">{{words.institution}}</th><th scope="col">{{words.state}}</th>\
        <th scope="col">{{words.arrival}}</th><th scope="col">{{words.daysLate}}</th>\
        <th scope="col">{{words.filled}}</th><th scope="col">{{words.findings}}</th>\
        <th scope="col">{{words.files}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr data-state="{{key}}"><th scope="row">{{name}}<small>{{identity}}</small></th>
        <td data-label="{{words.state}}"><span class="state {{tone}}">{{state}}</span>\
        {{#remarks}}<small>{{.}}</small>{{/remarks}}</td>
        {{#arrival}}
        <td data-label="{{words.arrival}}">{{arrival}}<small>{{source}}</small></td>
        {{/arrival}}
        {{^arrival}}
        <td class="none"></td>
        {{/arrival}}
        <td{{^daysLate}} class="none"{{/daysLate}} data-label="{{words.daysLate}}">{{daysLate}}</td>
        {{#filled}}
        <td data-label="{{words.filled}}">{{filled}}<span class="fill" aria-hidden="true">\
        <i style="width:{{percent}}%"></i></span></td>
        <td data-label="{{words.findings}}">{{#findings}}{{.}}{{/findings}}\
        {{^findings}}{{words.nothing}}{{/findings}}</td>
        {{/filled}}
        {{^filled}}
        <td class="none"></td><td class="none"></td>
        {{/filled}}
        <td class="links" data-label="{{words.files}}">{{#files}}<a href="{{path}}" \
        aria-label="{{label}}">{{name}}</a> {{/files}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        <p class="up"><a href="#top">{{words.top}}</a></p>
        </section>
        {{/districts}}
        </div>

        """

    private static let unclear = """
        <section id="unclear" aria-labelledby="unclear-title">
        <h2 id="unclear-title">{{words.unclear}}</h2>
        {{^unclear}}
        <p>{{words.noUnclear}}</p>
        {{/unclear}}
        {{#hasUnclear}}
        <p>{{unclearHelp}} <a href="{{folder}}">{{words.folder}}</a></p>
        <table class="rows">
        <thead><tr><th scope="col">{{words.file}}</th><th scope="col">{{words.arrival}}</th>\
        <th scope="col">{{words.decides}}</th><th scope="col">{{words.reason}}</th>\
        <th scope="col">{{words.remedy}}</th><th scope="col">{{words.candidates}}</th></tr></thead>
        <tbody>
        {{#unclear}}
        <tr><th scope="row"><code>{{name}}</code></th>
        <td data-label="{{words.arrival}}">{{arrival}}<small>{{source}}</small></td>
        <td data-label="{{words.decides}}"><span class="state {{tone}}">{{decides}}</span></td>
        <td data-label="{{words.reason}}">{{reason}}</td>
        <td data-label="{{words.remedy}}">{{remedy}}</td>
        <td{{^candidates}} class="none"{{/candidates}} data-label="{{words.candidates}}">\
        {{candidates}}</td></tr>
        {{/unclear}}
        </tbody>
        </table>
        {{/hasUnclear}}
        </section>

        """

    private static let foot = """
        </main>
        <footer>
        <h2>{{words.about}}</h2>
        <ul>
        {{#about}}
        <li>{{.}}</li>
        {{/about}}
        </ul>
        </footer>
        </body>
        </html>

        """
}
