import { expect, test } from 'vitest'
import { topline } from '../../../test/support/cli.ts'
import { conditionsOf } from '../../domain/closing/conditions.ts'
import { CLOSING_REASONS } from '../../domain/vocabulary.ts'

const facts = { openTasks: [15], tries: 1, shared: [], hasAccount: true, issues: [] }
const closing = {
  reasons: CLOSING_REASONS.map((reason) => ({ reason, conditions: conditionsOf(reason, facts, null) })),
  facts,
  asksDocument: true,
}

test('ticket closing shows of each reason what it still needs', async () => {
  const { stdout, exit } = await topline('ticket closing 12', { answers: { 'GET /tickets/12/closing': closing } })
  expect(exit).toBe(0)
  expect(stdout).toMatchInlineSnapshot(`
    "customer_confirmed
      you say so  The customer did it, and says that it works.
      not yet     Our own tasks are done. Still open: #15. Finish it, or take the link off.

    workaround_and_issue_filed
      you say so  A workaround is given.
      not yet     What is missing or broken is filed. Link the issue, or write the address of what was filed in the comment.
      vouch       The customer has the link. No public reply gives the address of what was filed. Share it, or vouch that they have it. (--vouch link_shared)

    customer_silent_confident
      not yet     The customer is silent after 2 tries. We wrote once since their last message. Ask them again, at least twice in all.
      you say so  We are sure that it works.
      not yet     Our own tasks are done. Still open: #15. Finish it, or take the link off.
      vouch       The account’s customer engineer is told. Tell the customer engineer of the account, and vouch for it. (--vouch ce_told)

    defect_fixed_or_filed
      vouch       It is fixed and the customer says so, or they have the public link. Write the address that they were given in the comment, or vouch that the fix is confirmed. (--vouch fixed_or_shared)
      not yet     Our own tasks are done. Still open: #15. Finish it, or take the link off.

    product_gap_filed
      not yet     What is missing or broken is filed. Link the issue, or write the address of what was filed in the comment.

    product_feedback_filed
      vouch       The feedback is with the product team. Pass it on, and vouch for it. (--vouch feedback_passed_on)

    customer_silent_unanswered
      not yet     The customer is silent after 2 tries. We wrote once since their last message. Ask them again, at least twice in all.
      vouch       The account’s customer engineer was asked to reach them. Ask the customer engineer of the account to reach them, and vouch for it. (--vouch ce_asked)
      not yet     Our own tasks are done. Still open: #15. Finish it, or take the link off.

    Closing it asks which document would have answered it: its address, missing, or not_needed (--document).
    "
  `)
})

test('and the same as JSON', async () => {
  const { stdout } = await topline('ticket closing 12 --json', { answers: { 'GET /tickets/12/closing': closing } })
  expect(JSON.parse(stdout)).toEqual(closing)
})
