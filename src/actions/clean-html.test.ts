import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOSTILE_HTML } from '../../test/support/hostile-html.ts'
import { timed } from '../../test/support/processor-time.ts'
import { cleanHtml, keptMessage } from './clean-html.ts'

const TAGS =
  'p|div|span|br|hr|h[1-6]|blockquote|pre|address|a|b|strong|i|em|u|s|del|ins|small|sub|sup|mark|code|kbd|samp|q|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th'
const CLASSES = 'center|right|bold|italic|underline|struck|lines|mono|ruled|image'
const HREF = 'href="(?:https?|mailto):[^"<>\\s]*" rel="noopener noreferrer nofollow" target="_blank"'
const OTHERS = `class="(?:${CLASSES})(?: (?:${CLASSES}))*"|dir="(?:ltr|rtl|auto)"|(?:col|row)span="\\d\\d?"|start="\\d{1,6}"`
const TAG = new RegExp(`<(?:${TAGS})(?: (?:${HREF}|${OTHERS}))*(?: /)?>|</(?:${TAGS})>`, 'g')

/** What of `html` is neither text nor a tag as it may be. */
function notAllowed(html: string): string[] {
  const rest = html.replace(TAG, '')
  return [...(/[<>]/.test(rest) ? [rest] : []), ...(html.match(/<a (?!href=|class=|dir=)[^>]*>/g) ?? [])]
}

describe('ATT-1: of hostile HTML nothing comes out that runs, loads or leads elsewhere', () => {
  test('there are more than a hundred tricks', () => {
    expect(new Set(HOSTILE_HTML).size).toBeGreaterThan(100)
  })

  test.each(HOSTILE_HTML)('%s', (html) => {
    const clean = cleanHtml(html)
    expect(notAllowed(clean)).toEqual([])
    expect(cleanHtml(clean)).toBe(clean)
    const inText = cleanHtml(`<p>Hello ${html} world</p>`)
    expect(notAllowed(inText)).toEqual([])
  })

  test('nor of any of them broken up, nested in each other or in what is allowed', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE_HTML),
      fc.constantFrom(...HOSTILE_HTML).chain((html) => fc.nat(html.length).map((at) => html.slice(0, at))),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '<!--',
        '-->',
        '</p>',
        '<table>',
        '</table>',
        '<a href="https://x.example/">',
        '&lt;',
        '\0',
        '\ud800',
        '=',
        '/',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const clean = cleanHtml(pieces.join(''))
        expect(notAllowed(clean)).toEqual([])
        expect(clean).not.toMatch(/\0|\p{Surrogate}/u)
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })
})

describe('ATT-1: what is harmless stays', () => {
  test.each([
    ['<p>Hi <b>all</b>,<br>see <i>below</i></p>', '<p>Hi <b>all</b>,<br />see <i>below</i></p>'],
    ['<ol start="3"><li>a<li>b</ol>', '<ol start="3"><li>a</li><li>b</li></ol>'],
    [
      '<table border=1><tr><th colspan=2>x</th></tr><tr><td>1<td>2</table>',
      '<table class="ruled"><tr><th colspan="2">x</th></tr><tr><td>1</td><td>2</td></tr></table>',
    ],
    ['<center>x</center>', '<div class="center">x</div>'],
    ['<font color=red size=7>x</font>', '<span>x</span>'],
    ['<span style="font-weight:700; font-style: italic">x</span>', '<span class="bold italic">x</span>'],
    ['<p style="color:#fff;background:#fff">x</p>', '<p>x</p>'],
    ['<p dir="RTL">שלום</p>', '<p dir="rtl">שלום</p>'],
    ['<html><head><title>no</title></head><body>a &amp; b &lt; c</body></html>', 'a &amp; b &lt; c'],
    [
      '<a href="mailto:kim@example.com?subject=x">Kim</a>',
      '<a href="mailto:kim@example.com?subject=x" rel="noopener noreferrer nofollow" target="_blank">Kim</a>',
    ],
    [
      '<a href="https://kim:pass@b\u00fccher.example/a b">x</a>',
      '<a href="https://xn--bcher-kva.example/a%20b" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    ],
  ])('%s', (html, clean) => {
    expect(cleanHtml(html)).toBe(clean)
  })
})

describe('ATT-2: a picture is told, not loaded', () => {
  test.each([
    ['<img src="https://cdn.example.com/a.png">', '[image: cdn.example.com]'],
    ['<img src="//cdn.example.com:8443/a.png" alt="Logo">', '[image: cdn.example.com:8443] Logo'],
    ['<img src="cid:part1">', '[image]'],
    ['<img src="data:image/png;base64,AAAA" alt="<b>">', '[image] &lt;b&gt;'],
    ['<img>', '[image]'],
  ])('%s', (html, says) => {
    expect(cleanHtml(`a${html}b`)).toBe(`a<span class="image">${says}</span>b`)
  })
})

describe('ATT-3: a message that comes as HTML alone has the words of it as its text', () => {
  test('with its lines, lists, links and what is preformatted', () => {
    const html = `<style>p{}</style><h1>Outage</h1><p>See <a href="https://x.example/a">the&nbsp;page</a> or
      <a href="mailto:a@x.example">a@x.example</a>.<br>Thanks &amp; bye</p><ul><li>one<li>two</ul>
      <pre>at main()\n  line 3</pre><table><tr><td>a<td>b<tr><td>1<td>2</table>`
    expect(keptMessage({ html }).body).toBe(
      [
        'Outage\n',
        'See the page (https://x.example/a) or a@x.example.',
        'Thanks & bye\n',
        '- one',
        '- two\n',
        'at main()',
        '  line 3\n',
        'a  b\n',
        '1  2',
      ].join('\n'),
    )
  })

  test('the text that comes beside it is kept as it is', () => {
    expect(keptMessage({ body: 'Plain.', html: '<p>Rich.' })).toEqual({ body: 'Plain.', html: '<p>Rich.</p>' })
    expect(keptMessage({ body: 'Plain.' })).toEqual({ body: 'Plain.' })
  })

  test('what says nothing says so', () => {
    expect(keptMessage({ html: '<script>alert(1)</script>' })).toEqual({ body: '(no text)' })
    expect(keptMessage({ html: '<img src="https://t.example/x.gif">' }).body).toBe('[image: t.example]')
  })

  test('no more of it than a text may have', () => {
    const { body, html } = keptMessage({ html: `<p>${'word '.repeat(60_000)}</p>` })
    expect([body.length, body.at(-1), html?.length]).toEqual([100_000, '…', 300_007])
  })
})

describe('ATT-1: however it is made, it is read in time', () => {
  const SIZE = 500_000
  const filled = (piece: string) => piece.repeat(Math.floor(SIZE / piece.length))
  const half = (piece: string) => piece.repeat(Math.floor(SIZE / 2 / piece.length))
  test.each([
    ['tags that are never closed', filled('<b>')],
    ['ends of what was never opened', half('<b>') + half('</i>')],
    ['signs that are escaped', filled('&')],
    ['brackets', filled('<')],
    ['links', filled('<a href=http:a>a</a>')],
    ['pictures', filled('<img src=//a>')],
    ['attributes', `<p ${filled('a=1 ')}>`],
    ['styles', `<p style="${filled('text-align :')}">`],
    ['comments', filled('<!--')],
    ['tables in tables', filled('<table><tr><td>')],
    ['preformatted', filled('<pre> ')],
  ])('%s', (_, html) => {
    const { result, took } = timed(() => keptMessage({ html }))
    const { body, html: clean = '' } = result
    expect(took).toBeLessThan(3_000)
    expect(body.length).toBeLessThanOrEqual(100_000)
    expect(clean.length).toBeLessThanOrEqual(1_000_000)
  })
})
