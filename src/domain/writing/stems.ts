/** Words cut down to what they share with others of their kind, so that “rotating” meets “rotation” (WRI-8). */

/** Words that say nothing about the matter, and those that every ticket holds. */
const EMPTY = new Set(
  `a about above actually after again all also always am an and another any anybody anyone anything are around as ask asked
  asking at away be because been before being below best better both but by can cannot cause check come could current currently
  day dear did do does doing don done down due during each either else even ever every exactly far few find first fix follow
  following for from further get getting give given go going good got had has have having he hello help her here hey hi him his
  hope how however i idea if in instead into is issue it its itself just keep kind kindly know last let like ll look looking lot
  made make many matter may maybe me mean might mine more most much must my need needed new next no nor not note nothing now of
  off on once one only onto or other our ours out over own per perhaps please possible problem question quick quite rather re
  really regards reply request right said same say see seem seems send set shall she should since so some somebody someone
  something soon still such support sure take tell than thank thanks that the their them then there these they thing things
  think this those though thought through ticket till to today together too try trying two under understand until up update
  upon us use used using ve very via want wanted was way we well were what whatever when where whether which while who whom
  whose why will wish with within without wonder wondering work would yes yet you your yours yourself advise assist confirm
  explain clarify provide share able anyway second third etc eg ie`.split(/\s+/),
)

const WORDS = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu
const ENDINGS =
  /(?:izations?|isations?|ations?|ments?|ings?|edly|ied|ies|ed|es|ers?|ors?|ions?|ities|ity|ables?|ibles?|ences?|ances?|als?|ives?|ly|y|s|e)$/
/** An address is no word, and its parts are not what a sentence is about. */
const ADDRESS = /https?:\/\/\S+/gi
/** What is left of a word says enough for it to be known by. */
const LEAST = 3
const LONGEST = 6

/** What `word`, in small letters, is known by. */
function stemOf(word: string): string {
  const [ending] = ENDINGS.exec(word) ?? []
  const cut = ending !== undefined && word.length - ending.length >= LEAST ? word.slice(0, -ending.length) : word
  const single = /([^aeiou\d])\1$/.test(cut) && cut.length > LEAST ? cut.slice(0, -1) : cut
  return single.slice(0, LONGEST)
}

/** What `text` is about: the stems of its words but for those that say nothing, each once. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text.replace(ADDRESS, ' ').toLowerCase().match(WORDS) ?? []
  const telling = words.filter((word) => word.length > 1 && !EMPTY.has(word))
  return new Set(telling.map(stemOf))
}

const ENGLISH =
  /\b(?:the|is|are|to|of|and|we|you|it|in|for|on|do|does|can|how|what|why|when|which|this|that|with|have|please|us|let|know|be|not|would|could|should|will|our|your|i|a|as|at|by|from|if|whether|has|must|any|there)\b/gi

/** Whether `text` reads like English; what is too short to say does. */
export function readsEnglish(text: string): boolean {
  const words = text.match(WORDS)?.length ?? 0
  const english = text.match(ENGLISH)?.length ?? 0
  return words < 5 || english * 10 >= words
}
