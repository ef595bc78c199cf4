import { expect, test } from 'vitest'
import { mailDocument, mailHeight } from './mail-document.ts'

test('WEB-3: the document of a mail has a policy of its own, before anything of the mail', () => {
  const text = mailDocument('<p>Hi</p>', false)
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style>'))
  expect(text.indexOf('</style>')).toBeLessThan(text.indexOf('<p>Hi</p>'))
  expect([text.includes('class="dark"'), mailDocument('', true).includes('<html class="dark">')]).toEqual([false, true])
})

test('its height is reckoned from its words', () => {
  const paragraph = `<p>${'word '.repeat(40).trim()}</p>`
  expect(mailHeight('<p>Hi</p>', 600)).toBe(44)
  expect(mailHeight(paragraph, 600)).toBe(mailHeight('<p>x</p>', 600) + 2 * 22)
  expect(mailHeight(paragraph, 320)).toBeGreaterThan(mailHeight(paragraph, 700))
  expect(mailHeight(paragraph.repeat(10), 600)).toBeGreaterThan(700)
  expect(mailHeight('a<br />b<br />c', 600)).toBe(3 * 22 + 11)
})
