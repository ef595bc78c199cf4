import type { Scenario } from './scenario.ts'

export const BILLING: readonly Scenario[] = [
  {
    id: 'billing-seats',
    kind: 'question',
    severity: 3,
    tags: ['billing'],
    for: 'paying',
    criterion: 'Question on how seats are counted',
    values: { used: '12..97', bots: '3..40' },
    subjects: [
      'Who counts as an active seat?',
      'We pay for {seats} seats, {used} % used',
      'Do {bots} bots count as seats?',
      'Seat count jumped {since}',
    ],
    opening: [
      `The licence page says we use {used} % of our {seats} seats. I count fewer people. Do {bots} automation
       accounts and people who only looked once count?`,
      `Before our renewal I need to understand how a seat is counted: by account, by sign-in, by month?`,
    ],
    ask: [
      `Could you send me the licence page as shown to an administrator, and tell me whether the bots sign in as
       people?`,
    ],
    give: ['Attached. The bots are normal accounts, created long ago.', 'Attached. We have no bots.'],
    note: [`Bots as people: {bots} seats. Convert to service accounts. Renewal is near, tell their customer engineer.`],
    find: [
      `A seat is a person who signed in or used a token in the last 30 days; the month's peak is what counts. Your
       {bots} bots are normal accounts and therefore seats. Converted to service accounts they are free: Site admin,
       Users, select, "Convert". Their tokens keep working.`,
      `By activity: who did nothing for 30 days takes no seat. The list with the last activity of each person can be
       downloaded on the licence page, so you can compare it with your own count.`,
    ],
    more: [
      `Understood. From when is the lower number shown?`,
      `The page changes overnight; the month's peak of course stays until the month is over.`,
    ],
    done: ['Converted the bots, that freed {bots} seats.', 'The count matches ours.'],
    fix: 'Seat counting explained; bots converted to service accounts.',
  },
  {
    id: 'billing-invoice',
    kind: 'question',
    severity: 3,
    tags: ['billing'],
    for: 'paying',
    criterion: 'Administrative question on an invoice',
    values: { number: '20410..20990', po: '4500118..4500932' },
    subjects: [
      'Invoice {number}: purchase order {po} missing',
      'Copy of invoice {number} please',
      'New billing address for invoice {number}',
      'Change of billing contact, PO {po}',
    ],
    opening: [
      `Our accounting returned invoice {number} since it does not show our purchase order {po}. Could you issue it
       again with the number and our new address?`,
      `The person who received invoices has left. Please send invoice {number} to me and change the contact for the
       future.`,
    ],
    ask: [
      `To be sure it reaches the right people: who should receive invoices from now on, and does your portal require
       a certain format?`,
    ],
    give: [
      'accounts-payable at our domain. PDF is fine.',
      'Me, with our purchasing in copy. A PDF and the XML, please.',
    ],
    note: [
      `Billing reissues within two days; only they can. Requester is not the contract contact: checked with customer
       engineering.`,
    ],
    find: [
      `Our billing team has cancelled {number} and issued it again with purchase order {po} and the new address. The
       payment date starts anew with it. The contact is changed for future invoices, too. You should have received
       both documents by mail.`,
      `I have passed this on and got it confirmed: corrected invoice and changed contact, sent to the address you
       gave. Please tell me if it does not arrive by {later}.`,
    ],
    more: [
      `Received, thank you. Can the purchase order be stored for next year?`,
      `It is stored with the contract and printed until you tell us another one.`,
    ],
    done: ['The corrected invoice arrived.', 'All received, accounting is content.'],
    fix: 'Invoice {number} reissued with the purchase order; contact changed.',
  },
  {
    id: 'billing-change-plan',
    kind: 'question',
    severity: 3,
    tags: ['billing'],
    for: 'paying',
    criterion: 'Question on changing the plan',
    values: { more: '5..60' },
    subjects: [
      'Move to a larger plan: what changes technically?',
      'Add {more} seats in the middle of the term',
      'From one plan to the next without downtime?',
      'Price and steps for {more} more people',
    ],
    opening: [
      `If we change to the next plan, what happens to our data and settings, and is there any downtime? {deploy},
       {version}.`,
      `We are growing and need {more} more seats from next month on. How does it work in the middle of a term, and
       do we need a new licence key?`,
    ],
    ask: [`Would you like to stay on your own installation, and which of the larger plan's features do you need?`],
    give: ['Same installation. We need single sign-on and batch changes.', 'Only seats, no features.'],
    note: [`Terms are for the customer engineer. Technical side is a new key, no restart.`],
    find: [
      `Technically it is small: you get a new licence key, paste it under Site admin, Licence, and it holds from
       that moment, without a restart and with all data in place. The terms are made by your customer engineer, whom
       I have copied; they answer within a day.`,
      `Seats can be added at any time and are charged for the rest of the term. The key is replaced while everything
       runs. I have passed your numbers to your customer engineer, who will write to you today with the offer.`,
    ],
    more: [
      `Got the offer. Until when does the old key work?`,
      `Until its own end date; both can be entered, the larger one is used.`,
    ],
    done: ['The new key is in, all fine.', 'Sorted out with your colleague.'],
    fix: 'New licence key entered; terms agreed with customer engineering.',
  },
  {
    id: 'billing-leave-trial',
    kind: 'question',
    severity: 3,
    tags: ['billing'],
    for: 'unpaid',
    criterion: 'Question on limits of a plan',
    values: { limit: ['10 people', '25 repositories', '3 saved searches', '1 code host'] },
    subjects: [
      'Limit of {limit}: what happens above it?',
      'Is the free plan enough for {repos} repositories?',
      'Free plan after the trial, do we lose data?',
      'Rules of the free plan for a small group ({limit})',
    ],
    opening: [
      `We like Harbor and are below the limits, except for {limit}. What happens when we go over it: is something
       deleted, or just not possible?`,
      `Can somebody explain what the free plan includes? The page mentions {limit}, but the product let us do more.`,
    ],
    ask: ['How many people use it with you, and is your code public or private?'],
    give: ['Five people, private code.', 'Two of us, mostly public.'],
    note: [`Nothing is ever deleted on downgrade. Over the limit becomes read-only.`],
    find: [
      `Nothing is deleted. What exceeds the limit stays readable but cannot be changed or added to. When you are
       below again, it can be used as before. Public code does not count.`,
      `The limit is checked when something is added, not afterwards, so what you have stays. Public repositories and
       their readers are free without limit; {limit} applies to private code only.`,
    ],
    more: [
      `And for a non-profit?`,
      `Non-profits and open source projects can have the team plan at no cost. There is a form on the pricing page;
       it takes a week.`,
    ],
    done: ['Good to know that nothing is deleted.', 'That is fair, we stay.'],
    fix: 'Limits of the plan explained; nothing is deleted above them.',
  },
  {
    id: 'billing-licence-expired',
    kind: 'problem',
    severity: 2,
    tags: ['billing', 'operations'],
    for: 'paying',
    criterion: `Instance is read-only for settings because of its licence, search works`,
    values: { left: '1..14' },
    subjects: [
      'Licence expired although we renewed',
      'Licence key not accepted on {version}',
      'Banner "licence ends in {left} days" after renewal',
      'Site settings locked, licence said to be invalid',
    ],
    opening: [
      `We renewed last week, the order is confirmed, but Harbor says the licence has ended and batch changes are
       switched off. Search works. Could you send the key again?`,
      `The new key is refused with "signature does not match". We have {left} days until the old one ends. Version
       {version}.`,
    ],
    ask: [
      `Could you tell me the first eight characters of the key you pasted, and whether it went through a mail
       gateway?`,
    ],
    give: [
      `It starts with hbr_2f19. Yes, our gateway rewrites links and perhaps more.`,
      'hbr_77c0, copied from a chat.',
    ],
    note: [`Key contains a soft line break from the mail. Send as file. Extended the old one by 14 days to be safe.`],
    find: [
      `The key you pasted has a line break in the middle that a mail gateway put there. I have attached it as a
       file; please use "Upload key". To be on the safe side the old licence has been extended by 14 days, which
       unlocks everything at once, without your doing anything.`,
      `That key belongs to your test instance; the one for production starts with hbr_91. You find it in the portal
       under Licences. It takes effect as soon as you save it.`,
    ],
    more: [
      `Accepted. Is there a way to be warned earlier?`,
      `Site administrators get a mail 60, 30 and 7 days before the end; add a shared address under Site admin,
       Contacts.`,
    ],
    done: ['The key is accepted, batch changes are back.', 'Upload worked, banner is gone.'],
    fix: 'Licence key damaged in transit; sent as a file and accepted.',
    help: [
      `Valid key refused on {version}: signature does not match. Same key accepted on a fresh instance. Clock and
       version equal. Output of licence verify attached.`,
      `The account name has an accent, and the database stores it decomposed. {issue}, {fixed}. A key without accent
       is on its way.`,
    ],
  },
]
