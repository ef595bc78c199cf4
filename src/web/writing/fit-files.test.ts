import { expect, test } from 'vitest'
import { fitFiles } from './fit-files.ts'

const MB = 1024 * 1024

test('ATT-6: what cannot be sent is told before it is sent, and the rest is kept', () => {
  const [log, none, film] = [
    { name: 'a.log', size: 5 },
    { name: 'none', size: 0 },
    { name: 'film.mp4', size: 21 * MB },
  ]
  expect(fitFiles([log])).toEqual({ fit: [log], refusal: undefined })
  expect(fitFiles([log, none, film])).toEqual({
    fit: [log],
    refusal: 'none is empty, or a folder. film.mp4 has 21 MB; 20 MB is the most. Send a link to it.',
  })
})
