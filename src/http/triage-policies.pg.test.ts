import { expect, test } from 'vitest'
import { z } from 'zod'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import { Published } from '../contract/calendars.ts'
import { TRIAGE_POLICIES, TRIAGE_POLICY_NAMES, versionsShape } from '../contract/triage-policies.ts'
import { startingTriage } from '../local/policy-files.ts'

const app = testApp()
const Versions = versionsShape(z.looseObject({ name: z.string() }))
const read = async (name: string) => bodyOf(Versions, await app.send(`GET /api/v1/policies/${name}`)).items
const shipped = startingTriage()

test.each(TRIAGE_POLICY_NAMES)('POL-10: what ships of %s is read, and its next version published', async (name) => {
  const before = await read(name)
  expect(before.map(({ slug }) => slug).toSorted()).toEqual(
    shipped
      .filter((each) => each.name === name)
      .map(({ slug }) => slug)
      .toSorted(),
  )
  const [first] = before
  if (first === undefined) return
  const path = TRIAGE_POLICIES[name].many ? `/policies/${name}/${first.slug}` : `/policies/${name}`
  const document = { ...first.document, name: 'Renamed' }
  const sent = await app.send(`POST /api/v1${path}`, { body: { document, reason: 'another name' } })
  expect(bodyOf(Published, sent, 201).version).toBe(2)
  app.wait(NOTICE)
  const versions = (await read(name)).filter(({ slug }) => slug === first.slug)
  expect(versions.map(({ version, inForce }) => [version, inForce])).toEqual([
    [2, true],
    [1, false],
  ])
})

test('POL-10: a document of another shape is refused with its place', async () => {
  const { status, body } = await app.send('POST /api/v1/policies/severity', {
    body: { document: { name: 'x', nonsense: true }, reason: 'to see' },
  })
  expect([status, body]).toEqual([400, expect.objectContaining({ code: 'invalid_input' })])
})
