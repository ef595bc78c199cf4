import { describe, expect, test } from 'vitest'
import { help, topline } from '../../test/support/cli.ts'
import { aSummary } from '../../test/support/wire.ts'
import { SearchHits } from '../contract/queue.ts'

const items = [aSummary(), aSummary({ number: 900, status: 'on_hold', priority: null, account: null })]

describe('search', () => {
  test('help', async () => {
    expect(await help('search')).toMatchInlineSnapshot(`
      "Usage: topline search [options] <text...>

      find tickets by the words in them

      Arguments:
        text                the words to look for

      Options:
        --limit <number>    how many at most (default: 20)
        --help              show how to use it"
    `)
  })

  test('shows hits, as a table and as JSON', async () => {
    const answers = { 'GET /search?q=sign+in&limit=20': { items } }
    const { stdout } = await topline('search sign in', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "   #  pri  status   account        subject                          received
       #12  p1   new      Acme Robotics  Cannot sign in after the update    1h ago
      #900  –    on hold  –              Cannot sign in after the update    1h ago
      "
    `)
    const json = await topline('search sign in --json', { answers })
    expect(SearchHits.parse(JSON.parse(json.stdout)).items).toEqual(items)
  })

  test('says when nothing was found', async () => {
    const { stdout } = await topline('search xyzzy --limit 3', {
      answers: { 'GET /search?q=xyzzy&limit=3': { items: [] } },
    })
    expect(stdout).toBe('No ticket has these words. Try fewer or others.\n')
  })
})
