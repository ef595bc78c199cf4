/** Whether a public reply says enough to count as a response. It looks for words, warns, and refuses nothing: the author
 *  decides (VERB-17). Rules: docs/spec/verbs.md. */
import type { ReplyWeight } from './vocabulary.ts'

export interface Finding {
  readonly code:
    | 'automatic'
    | 'stop_phrase'
    | 'empty_promise'
    | 'too_short'
    | 'no_finding_or_next_step'
    | 'nobody_reads'
  /** What is missing, in a sentence for the author. */
  readonly text: string
}

export interface SubstanceCheck {
  /** What the text is worth unless its author says otherwise. */
  readonly weight: ReplyWeight
  /** Why it is no response; empty when it is one. */
  readonly findings: readonly Finding[]
}

/** Characters that are looked at: what a reply has to say stands well before this. */
const LOOKED_AT = 6_000

/** Fewer words than these, set phrases left out, leave the reader to guess. */
const LEAST_WORDS = 2

/** This many words, filler left out, say something, whatever they are: word lists are never complete. */
const MANY_WORDS = 12

const any = (...patterns: readonly string[]): RegExp => new RegExp(`\\b(?:${patterns.join('|')})(?!\\w)`, 'gi')

const I_AM = "i(?: am|'m)(?: currently| also)?"
const WE = "(?:we|i|our team|the team|somebody|someone|a colleague)(?: are| am| is| will|'re|'m|'ll| have|'ve| has)?"
const IT =
  '(?:it|this|that|(?:the|your) (?:issue|problem|matter|ticket|request|message|question|report|case|e-?mail|incident))'
const SOON = '(?: (?:as soon as (?:possible|we can|i can)|asap|soon|shortly|in due course|right away))?'

/** What only a machine writes, or a person who is not there. */
const AUTOMATIC = any(
  'automatic (?:reply|response)',
  'auto-?(?:reply|response|responder)',
  'this is an auto(?:mated|matic|-?generated)',
  '(?:this|the) (?:message|e-?mail) (?:was|is) (?:sent|generated) automatically',
  'do not (?:reply|respond) to this',
  `${I_AM} (?:away|travell?ing|on (?:\\w+ )?(?:leave|vacation|holidays?)|out of (?:the )?office)`,
  'i will be (?:away|out of (?:the )?office|on (?:\\w+ )?(?:leave|vacation|holidays?))',
  'out of office (?:reply|until|from)',
  '(?:limited|no) access to (?:my )?e-?mails?',
)

/** What says that somebody is there, and nothing about the matter. */
const STOP = any(
  `(?:${WE} )?(?:already |now )?on it`,
  `(?:${WE} )?(?:(?:is|are|will be|be|still|currently|now|already|going to) )*(?:look(?:ing)? (?:in)?to|look(?:ing)? at|investigat(?:e|ing)|work(?:ing)? on|check(?:ing)?|review(?:ing)?|tak(?:e|ing) care of)(?: on| into)? ${IT}${SOON}`,
  `${WE} (?:(?:currently|still|now|going to) )*(?:investigat(?:e|ing)|look(?:ing)?)${SOON}`,
  `(?:${WE} )?(?:(?:will|and|then) )*(?:(?:get|come|write|report) back(?: to you)?|be (?:back )?in touch|keep you (?:posted|updated|informed)|update you|let you know|follow up)(?: with you)?${SOON}`,
  `${WE} (?:received|got|noted|logged|registered|forwarded|passed on|escalated) ${IT}(?: to the (?:right|responsible|relevant|appropriate) (?:team|people|person))?`,
  `${IT} (?:has been|was|is) (?:received|noted|logged|registered|forwarded|passed on|escalated)(?: to the (?:right|responsible|relevant|appropriate) (?:team|people|person))?`,
  `(?:let me|${WE}) (?:tak|hav)e a(?: quick| closer)? look(?: at ${IT})?${SOON}`,
  `${WE} (?:help|assist)(?: you)?(?: with ${IT})?${SOON}`,
  'give (?:me|us) (?:a few|some|a couple of) (?:minutes|moments|hours)',
  '(?:one|just a) moment(?: please)?',
  '(?:please )?bear with (?:us|me)',
  '(?:please )?(?:stand by|stay tuned|hang tight)',
  'more (?:news )?(?:soon|shortly|to follow)',
)

const WHO = '(?:we|i|our team|the team|our engineers|engineering|somebody|someone|a colleague|they)'
const SHALL = "(?: will|'ll| shall| can| are going to| am going to|'re going to|'m going to| is going to)"
const SURELY =
  '(?: (?:definitely|certainly|surely|absolutely|immediately|also|now|then|try to|do (?:our|my) best to|make sure to|be able to))*'
const REPAIR =
  '(?:fix|solve|resolve|sort|handle|address|deal with|take care of|repair|manage|finish|get on|see|attend) '
const REPAIRED =
  '(?:fixed|solved|resolved|sorted|handled|addressed|dealt with|taken care of|repaired|finished|done|working|back|up|ok|fine)(?: (?:out|again|to normal|up and running))*'
const DAY = '(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday|midnight)'
const BY = `(?:by|until|till|before|within|on|at the latest by)(?: (?:the )?end of(?: (?:the|this|next))? (?:day|week|month)| eod| ${DAY}(?: (?:morning|noon|afternoon|evening|night))?| (?:the|a|this|next) (?:day|week|hour|morning|afternoon|evening)| (?:a few|some|no) (?:minutes|hours|days|time))`
const THEN = `(?:,?(?: for you| very| really| quite| asap| as (?:soon|quickly|fast) as(?: (?:possible|we can|i can))?| soon| shortly| quickly| immediately| right away| straight away| in no time| now| ${DAY}| this week| next week| ${BY}| at the latest))*`

/** What somebody promises to come of it. Who does what, and what was found, stand beside it or nowhere. */
const PROMISE = any(
  `${WHO}${SHALL}${SURELY} ${REPAIR}(?:${IT}|everything)(?: out)?${THEN}`,
  `(?:and|to|then|will)${SURELY} ${REPAIR}(?:${IT}|everything)(?: out)?${THEN}`,
  `(?:${WHO}${SHALL}${SURELY} )?(?:get|have) (?:${IT}|everything) ${REPAIRED}${THEN}`,
  `(?:${IT}|everything)(?: will|'ll| shall| should| is going to)${SURELY} (?:be|get) ${REPAIRED}${THEN}`,
  `(?:${WHO})?(?: will be|'ll be|'re| are| am| is) ?(?:handling|fixing|solving|resolving|addressing|sorting|dealing with) (?:${IT}|everything)(?: out)?${THEN}`,
  'will be (?:handling|fixing|solving|resolving|addressing|sorting|dealing with) (?:it|this|that)',
  "(?:i|we)(?: can| will|'ll)? (?:promise|guarantee|assure you)(?: you)?(?: that)?",
  `(?:${WHO} (?:have |has )?)?(?:taken|takes?|took|mak(?:e|ing)|made) (?:a )?note(?: of ${IT})?`,
  '(?:(?:with|as|at|on|of) )?(?:the |our |a |your )?(?:very )?(?:highest|high|top|utmost|number one) (?:possible )?priority',
  `(?:${WHO} )?(?:(?:will|'ll) )?(?:need|have) to (?:ask|check with|talk to|consult)(?: (?:the|our|my))? (?:engineering|engineers?|developers?|team|colleagues?|manager)(?: team)?(?: about (?:it|this|that))?`,
  `${WHO}(?: will|'ll| are| am|'re|'m)? (?:do|doing) (?:everything|all|our best|my best)(?: that)?(?: (?:we|i) can| possible)?(?: to [^.,;!?\\n]{1,40})?`,
  `asap|as soon as possible|${BY}`,
)

/** What politeness asks for; it counts for nothing and against nothing. */
const POLITE = any(
  'thank(?:s| you)(?: (?:so|very) much| a lot)?(?: again)?(?: for [^.,;!?\\n]{1,60})?',
  '(?:we|i) (?:really )?(?:appreciate|value|understand) your [^.,;!?\\n]{1,40}',
  "(?:we(?: are|'re) |i(?: am|'m) )?(?:very |so )?sorry (?:for|about|to hear)[^.,;!?\\n]{0,60}",
  '(?:we |i )?apologi[sz]e for [^.,;!?\\n]{1,60}',
  '(?:we are |i am )?(?:always )?happy to help',
  'how can (?:we|i) help(?: you)?(?: today)?',
  '(?:is there )?anything else (?:we|i) can (?:do|help)(?: you)?(?: with)?(?: for you)?',
  '(?:please )?(?:let (?:us|me) know|feel free to \\w+(?: out)?)(?: to us)? (?:if|should) you (?:have|need) [^.,;!?\\n]{1,40}',
  'have a (?:nice|great|good|lovely) (?:day|evening|week|weekend)',
)

/** What was found or done. */
const FOUND = any(
  'found|caused?|causes|because|reasons?|reproduc(?:e|ed|ible)|confirm(?:ed|s)|traced|identified|turn(?:s|ed) out|due to',
  '(?:a|the|this) fix|fixed|fixes|patch(?:ed)?|resolved|solved|restored|restarted|rolled back|reverted|deployed|released',
  'shipped|merged|raised|increased|lowered|reduced|changed|replaced|enabled|disabled|removed|added|cleared|reset|rebuilt',
  're-?indexed|upgraded|extended|corrected|repaired|created|granted|moved|stopped|started|tested|measured|checked|compared',
  'opened|filed|sent|attached|refunded|renewed|expired|failed|fails|broke|broken|missing|workaround|bug|defect|expected',
  'known (?:issue|limitation)|by design|not (?:possible|supported|available|planned|yet)|supports?|supported|included?s?',
  'limit(?:s|ed)?|requires?|needs|means|happens?|comes from|depends|works?|applies|counts|(?:is|are|was|were) (?:set|kept|stored)',
  'is (?:possible|available|back|up|down|full|off|on)|already has|there (?:is|are|was|were)|we (?:see|saw|know|have)|it was',
)

/** What comes next, or what the customer is to do. */
const NEXT = any(
  'please (?!hold|wait|bear|stand|stay|be patient)\\w+',
  'you (?:can|could|may|might|should|must|need to|have to|will|find)',
  "(?:\\w+ will|\\w+'ll|going to|about to) (?!be able|soon|shortly)\\w+",
  'by (?!morning|evening)\\w+ing \\w+|(?:with|in) (?:the|our) (?:release|update|deployment|maintenance)',
  'next step|the next|scheduled|planned|rolls? out|goes out|ships?',
  '(?:set|run|try|use|open|add|remove|restart|upgrade|choose|click|send|change|go to|turn (?:on|off)|switch)(?: \\w+){1,3}',
)

/** A question of more than a few words, whose answer the customer owes next. */
const QUESTION = /(?:[\w'"-]{1,40},? ){3,12}[\w'"-]{1,40}\?/

/** What answers by itself: an address, a path, a version, code, a step of a list, yes or no. */
const SPECIFIC =
  /https?:\/\/\S|`[^`\n]+`|(?:^|\s)--?\w[\w-]+|\b\w+[=/]\w+|\b\d+\.\d+|^\s*(?:\d+[.)]|[-*•]) \S|^\s*(?:yes|no)\b/im

const FILLER = new Set(
  'a an the and or but so then also to of for in on at by with as is are be we i you it this that our your us me my hi hello all please will update updates news now today tomorrow done ok okay sure ticket team support'.split(
    ' ',
  ),
)

/** The author's own words: without what is quoted from others, greeting and signature. */
function ownWords(text: string): string {
  return text
    .slice(0, LOOKED_AT)
    .replaceAll(/[‘’]/g, "'")
    .replace(/^-- ?$[\s\S]*/m, '')
    .replace(/^on [^\n]{5,120} wrote:\s*$[\s\S]*/im, '')
    .replaceAll(/^>.*$/gm, '')
    .replace(/^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.,!?\n]{0,40}[,.!]?/i, '')
    .replace(
      /\b(?:(?:best|kind|warm|many) (?:regards|wishes|greetings|thanks)|regards|cheers|sincerely|all the best)\b[^\n]{0,40}\n?[^\n]{0,60}\s*$/i,
      '',
    )
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d][\p{L}\d.'-]*/gu) ?? []

const stopPhrase = (phrase: string): Finding => ({
  code: 'stop_phrase',
  text: `“${phrase.trim()}” tells them that somebody is there, not what was found or what comes next.`,
})
const emptyPromise = (phrase: string): Finding => ({
  code: 'empty_promise',
  text: `“${phrase.trim()}” promises how it will end, not who does what next.`,
})
const tooShort = (words: number): Finding => ({
  code: 'too_short',
  text: `Apart from greeting and set phrases it says ${words === 0 ? 'nothing' : 'only one word'}.`,
})
const SAYS_NOTHING: Finding = {
  code: 'no_finding_or_next_step',
  text: 'It names neither something that was found or done nor a next step.',
}

/** What keeps `text`, which is free of politeness, from being a response. */
function shortfalls(text: string): Finding[] {
  const [promised] = text.match(PROMISE) ?? []
  const kept = text.replaceAll(PROMISE, ' ')
  const [stopped] = kept.match(STOP) ?? []
  const rest = kept.replaceAll(STOP, ' ')
  const words = wordsOf(rest)
  const signs = QUESTION.test(kept) || [FOUND, NEXT, SPECIFIC].some((sign) => rest.search(sign) >= 0)
  const says = signs || words.filter((word) => !FILLER.has(word)).length >= MANY_WORDS
  if (says && words.length >= LEAST_WORDS) return []
  return [
    ...(stopped === undefined ? [] : [stopPhrase(stopped)]),
    ...(promised === undefined ? [] : [emptyPromise(promised)]),
    ...(words.length < LEAST_WORDS ? [tooShort(words.length)] : []),
    ...(says ? [] : [SAYS_NOTHING]),
  ]
}

/** What `text` is worth as a reply, and why when it is no response. Nothing is an acknowledgement that says nothing. */
export function checkSubstance(text: string): SubstanceCheck {
  const own = ownWords(text)
  const [machine] = own.match(AUTOMATIC) ?? []
  if (machine !== undefined) {
    return {
      weight: 'automatic',
      findings: [{ code: 'automatic', text: `“${machine}” reads like an automatic reply.` }],
    }
  }
  // Set phrases are found however they are spaced; lines stay, since lists stand on them.
  const findings = shortfalls(own.replaceAll(/[^\S\n]{2,}/g, ' ').replaceAll(POLITE, ' '))
  return { weight: findings.length === 0 ? 'response' : 'acknowledgement', findings }
}
