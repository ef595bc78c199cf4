import { describe, expect, it } from 'vitest'
import { agentText } from './agent-text.ts'

const MOZILLA = 'Mozilla/5.0'

describe('a browser as people call it', () => {
  it.each([
    [`${MOZILLA} (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0`, 'Firefox on Linux'],
    [`${MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0`, 'Edge on Windows'],
    [`${MOZILLA} (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605 Version/17.5 Safari/605`, 'Safari on macOS'],
    [`${MOZILLA} (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 CriOS/126 Safari/604`, 'Chrome on iOS'],
    [`${MOZILLA} (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36`, 'Chrome on Android'],
    ['curl/8.5.0', 'curl'],
  ])('%s', (agent, name) => expect(agentText(agent)).toBe(name))

  it('is nothing when it calls itself nothing', () => {
    expect(agentText(null)).toBeUndefined()
    expect(agentText('  ')).toBeUndefined()
  })
})
