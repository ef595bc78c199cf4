/** What people say around the matter itself; templates like those of scenario.ts. */

export const GREETINGS = {
  formal: ['Dear support team,', 'Hello Harbor team,', 'Good day,', 'Dear Harbor support,'],
  plain: ['Hi,', 'Hello,', 'Hi team,', 'Hi there,', 'Hello everyone,'],
  terse: [''],
} as const

export const FAREWELLS = {
  formal: ['Kind regards,\n- {name}\n- {account}', 'Best regards,\n- {name}', 'With thanks and regards,\n- {name}'],
  plain: ['Thanks,\n- {first}', 'Thank you,\n- {first}', 'Best,\n- {first}', ''],
  terse: [''],
} as const

export const OUR_GREETINGS = ['Hi {first},', 'Hello {first},', 'Hi {first},', 'Dear {first},']

export const ASK_LEADS = [
  'Thank you for the [[clear|good|detailed]] description. I am {me} and stay with this until it is done.',
  'Thanks for writing. I have read through it and need a little more to give you a good answer.',
  'I have taken this over. [[Before I guess|So that I do not guess]], one question.',
  'Thank you for [[asking|getting in touch]].',
]
export const PROBLEM_LEADS = [
  'Thank you for the [[clear|good|detailed]] description. I am {me} and stay with this until it is done.',
  'Thank you, that already rules out the two usual causes.',
  'I went through your message and tried to see the same here; so far I cannot, so something on your side differs.',
  'Thanks for writing. I have compared it with a {version} instance of ours, which behaves.',
  'I have taken this over. [[Before I guess|So that I do not guess]], I need a little more.',
]
export const ASK_TAILS = [
  'I will look at it as soon as it arrives, {later} at the latest.',
  'If any of this is hard to get, tell me and we find another way.',
  'I expect to have an answer for you by {later}.',
  '',
]
export const PROBLEM_TAILS = [
  'With that I can tell which of two causes it is, and will write again [[the same day|within four working hours]].',
  'I will look at it as soon as it arrives, {later} at the latest.',
  'If any of this is hard to get, tell me and we find another way.',
  'I expect to have an answer for you by {later}.',
]
export const URGENT_TAILS = [
  'I am watching this thread; my next message comes within 30 minutes, with or without news.',
  'Engineering on duty has been told. I write again in 20 minutes.',
]
export const FOUND_LEADS = [
  'Thank you, that was [[exactly|just]] what I needed.',
  'Thanks for sending this [[over|so quickly]].',
  'The details helped, thank you.',
  '',
]
export const CAUSE_LEADS = [
  'Thank you, that was [[exactly|just]] what I needed.',
  'Thanks for sending this [[over|so quickly]]; it shows the cause.',
  'The details helped, thank you.',
  'With what you sent I could see the same on a test instance.',
  '',
]
export const NEED_LEADS = [
  'Thank you, that makes the need clear.',
  'Thanks, that is what product needs to judge it.',
  '',
]
export const DIRECT_LEADS = [
  'Thank you for [[asking|writing]].',
  'I have looked into this and can answer it right away.',
  'Thanks, you gave everything I needed.',
  'This one I know.',
]
export const TRY_TAILS = [
  'Could you try this and tell me what you see?',
  'I leave it with you until you had a chance to try; if I hear nothing I ask again on {later}.',
  'Please let me know whether this holds for the rest of the day.',
  'Tell me how it goes. If it does not help, send me the log from the minute you tried.',
]
export const QUESTION_TAILS = [
  'Does that answer it?',
  'Tell me if I misread the question.',
  'If you want, I can look over your configuration before you apply it.',
  'Let me know by {later} if something is unclear, otherwise I regard it as answered.',
]
export const NEED_TAILS = ['Did I describe the need well?', 'If anything about it changes, tell me and I add it.', '']
export const UPDATES = [
  `A short update: I can see it on an instance with your settings, so it does not depend on your network. I am now
   comparing it with {older}, where it did not happen. Next message by {later}.`,
  `Where we are: the logs you sent narrow it down to one component. The colleague who knows it best reads them with
   me today. You need not do anything for now; I write again by {later}.`,
  `This takes longer than I had hoped. What I have ruled out: permissions, disk space and the last configuration
   change. What is left is timing between two services, which I am measuring. I will be back by {later}.`,
  `An interim word, so that you are not left waiting: the cause seems clear, and I am testing the safest way to undo
   it. Until I write again, please do not restart anything.`,
]
export const NUDGES = [
  `Did you have time to look at this? I keep it open; [[a short|one line with your]] answer is enough for me to go
   on.`,
  `I wanted to ask whether you still see this. If it is no longer important, tell me and I close it; it can be
   reopened by answering.`,
  `A friendly reminder: I am still missing the details from my last message. If somebody else on your side should
   get them, I am glad to write to that person.`,
  `Nothing urgent from our side, I just do not want this to get lost. Should I wait until [[next week|{later}]]?`,
]
export const CHASES = [
  'Is there any news? I have to tell my manager something this afternoon.',
  'I have not heard back since your last update. Could you tell me where this stands?',
  'Any progress? [[Two more|A few more]] colleagues asked me today whether it is only them.',
  'Just checking in. We can live with the workaround for some days, but not for another sprint.',
]
export const AGAINS = [
  'Unfortunately this is back {since}. Same message as before, nothing changed on our side that I know of.',
  'Sorry to reopen this: it was fine for [[two|three]] days, and after the weekly restart we see it again.',
  'We thought it was solved, but it happens again on one of our two nodes.',
  'It came back after our own deployment last night. Please have another look.',
]
export const SECOND_NOTES = [
  'The change was made in the running pod, not in the values file; the restart undid it. Write down both places.',
  'Second node never got the new setting. Compare config hashes of both next time before saying it is done.',
  'Same signature as before. Their automation reapplies an old file each Sunday.',
]
export const EXPLANATIONS = [
  `I compared the state now with the day it worked. The setting is back at its old value: it had been changed in the
   running instance only, and the restart took it from the deployment files again. Please make the same change in
   your values file; after that a restart can no longer undo it.`,
  `What differs is that only one of your nodes has the change. I have written down a command below that prints the
   value on each node, so that you can check both at a glance.

   > harbor-admin config diff --all-nodes

   Once both show the same, it should stay away for good.`,
  `Thank you for coming back to me. It is the same cause, brought in again by your nightly automation, which still
   has the old file. When that file is updated, this is over; I am happy to be on a call while you do it.`,
]
export const THANKS = [
  'Thank you, {me}. {done}',
  '{done} [[Many thanks|Thanks a lot]] for the quick help.',
  '{done} You can close this.',
  '{done} [[Please close this one|Nothing else from us]].',
  'We tried it [[just now|today]]. {done} Thank you.',
  '{done} That was all from our side.',
]
export const GIVE_LEADS = ['[[Sure|Of course]].', 'Thanks for the quick reply.', 'Here you go.', '', '']
export const GIVE_TAILS = ['[[Let me know|Tell me]] if you need more.', 'Is that enough?', '', '', '']
