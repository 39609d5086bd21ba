import t from 'tap'
import { asHtml, asLines } from '../web/pages/systems/copyTable.js'

t.test(
  'a copied table has one line for each row, whatever stands in its cells, and runs nothing',
  async (t) => {
    for (const [cell, line, html] of [
      ['Gerica', 'Gerica', 'Gerica'],
      ['', '', ''],
      ['=1+1', "'=1+1", "'=1+1"],
      ['  @SUM(A1)', "'  @SUM(A1)", "'  @SUM(A1)"],
      ['＝1', "'＝1", "'＝1"],
      ['a\tb', 'a b', 'a\tb'],
      ['a\nb', 'a b', 'a<br>b'],
      ['a\n=b', "a '=b", "a<br>'=b"],
      ['<b>&"', '<b>&"', '&#60;b&#62;&#38;&#34;'],
      ['2 385 000', '2 385 000', '2 385 000'],
    ] as const) {
      const table = { headings: ['Navn', 'Nr.'], rows: [[cell, 'IKT-001']] }
      t.equal(asLines(table), `Navn\tNr.\n${line}\tIKT-001`, JSON.stringify(cell))
      t.equal(
        asHtml(table),
        `<table><tr><th>Navn</th><th>Nr.</th></tr><tr><td>${html}</td><td>IKT-001</td></tr></table>`,
      )
    }
  },
)
