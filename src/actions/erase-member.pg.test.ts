import { describe, expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { everythingKept } from '../../test/support/person-story.ts'
import { addMember, removeMember } from './change-member.ts'
import { erasePerson, previewErasure } from './erase-person.ts'
import { rebuild } from './rebuild.ts'

const company = testCompany()

const erased = async (who: { email: string }) =>
  erasePerson(await company.desk(), { ...who, reason: 'They asked us to.' }, () => ({ status: 200, body: '' }))

describe('ERA-6: members', () => {
  const nora = {
    handle: 'nora',
    name: 'Nora Hopper',
    role: 'engineer',
    team: 'support',
    email: 'Nora@own.example',
  } as const
  const answer = () => ({ status: 200, body: '' })

  test('nobody is erased while they are one; who has left loses address and name, and keeps the handle', async () => {
    await addMember(await company.desk(), nora, answer)
    await aTicket(company, { body: 'Ask nora@own.example' })
    const theirs = { email: 'nora@own.example' }
    await expect(erased(theirs)).rejects.toMatchObject({ code: 'member_address' })
    await expect(previewErasure(company.tenant, theirs)).rejects.toMatchObject({ code: 'member_address' })
    await removeMember(await company.desk(), 'nora', { reason: 'left us' }, answer)
    const { pseudonym } = await erased(theirs)
    expect(
      (await everythingKept(company)).flatMap((text) => text.match(/.{20}(Nora Hopper|nora@).{20}/i) ?? []),
    ).toEqual([])
    const { rows } = await company.owner.query(
      'select name, email from member where workspace_id = $1 and handle = $2',
      [company.workspace.id, 'nora'],
    )
    expect(rows).toEqual([{ name: pseudonym, email: null }])
    const { tenant, now } = company
    expect((await rebuild({ tenant, now }, { check: true, progress: () => {} })).differences).toEqual([])
  })
})
