import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAME_LIMIT, safeFileName, splitName, utf8Length } from './file-name.ts'

describe('ATT-5: the name of a file is made safe', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['C:\\work\\kim\\plan.txt', 'plan.txt'],
    ['/', 'file'],
    ['', 'file'],
    ['..', 'file'],
    ['. . .', 'file'],
    ['.bashrc', 'bashrc'],
    ['...hidden', 'hidden'],
    ['note.txt. . ', 'note.txt'],
    ['a\u0000b\u001f.txt', 'ab.txt'],
    ['a\r\nset-cookie: x.txt', 'a set-cookie_ x.txt'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u2066b\u2069\u200f\u200e.txt', 'ab.txt'],
    ['ze\u200bro\ufeff.txt', 'zero.txt'],
    ['invoice.pdf.exe', 'invoice.pdf.exe'],
    ['invoice.pdf          .exe', 'invoice.pdf.exe'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    ['con', '_con'],
    ['CON.txt', '_CON.txt'],
    ['Lpt1.log', '_Lpt1.log'],
    ['com¹', '_com¹'],
    ['console.log', 'console.log'],
    ['a<b>:"c|d?e*.txt', 'a_b___c_d_e_.txt'],
    ['half\ud800.txt', 'half_.txt'],
    ['👩\u200d💻 notes.md', '👩\u200d💻 notes.md'],
    ['--help', '--help'],
  ])('%j is %j', (given, name) => {
    expect(safeFileName(given)).toBe(name)
  })

  test('however long it is, with its extension', () => {
    const name = safeFileName(`${'ä'.repeat(300)}.tar.gz`)
    expect([utf8Length(name), name.endsWith('ä.gz') || name.endsWith('.gz')]).toEqual([199, true])
    expect(utf8Length(safeFileName(`a.${'x'.repeat(400)}`))).toBe(NAME_LIMIT)
  })

  test('whatever it was, it is one plain name that stays as it is', () => {
    const part = fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      ' ',
      'con',
      'nul.',
      'a',
      '\u202e',
      '\0',
      ':',
      '😀',
      '\u0301',
      '.txt',
    )
    const any = fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 90 })
    fc.assert(
      fc.property(any, (parts) => {
        const name = safeFileName(parts.join(''))
        expect(name).not.toMatch(/[/\\:*?"<>|]|\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|^[. ]|[. ]$|^$/u)
        expect(utf8Length(name)).toBeLessThanOrEqual(NAME_LIMIT)
        expect(utf8Length(name)).toBe(new TextEncoder().encode(name).length)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })
})

test.each([
  ['a.tar.gz', 'a.tar', '.gz'],
  ['none', 'none', ''],
  ['.only', '.only', ''],
  ['a. and then many more words', 'a. and then many more words', ''],
])('%s in two', (name, stem, extension) => {
  expect(splitName(name)).toEqual({ stem, extension })
})
