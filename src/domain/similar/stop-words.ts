/** Words that say nothing about what a ticket is about: of grammar, of politeness, and of mail. */
import { stemOf } from './stem.ts'

/** All that the database leaves out of its word index is here, so that no combination is looked up without one of its words. */
const GRAMMAR = `a about above after again against all also am an and any are as at be because been before being below
  between both but by can cannot could did do does doing done don down during each else even ever every few for from further
  get gets getting got had has have having he her here hers herself him himself his how i if in into is it its itself just
  let like made make may me might more most much must my myself no nor not now of off on once one only or other our ours
  ourselves out over own per rather s same seem seems she should since so some still such t than that the their theirs them
  themselves then there these they this those though through to too under until up upon us very via was way we well were
  what when where whether which while who whom why will with within without would yet you your yours yourself yourselves
  dont doesnt didnt isnt cant wont ive im`

const POLITENESS = `hi hello hey dear please kindly thank thanks thankyou regards best kind cheers sincerely welcome sorry
  appreciate appreciated good morning afternoon evening day today tomorrow yesterday everyone guys sir madam ask asked need
  needed want wanted help assist assistance request issue problem ticket question regarding concerning understand know look
  see`

const MAIL = `re fw fwd sent subject cc bcc wrote original message importance high forwarded attached attachment monday
  tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december pm erased`

const all = `${GRAMMAR} ${POLITENESS} ${MAIL}`.split(/\s+/)
const words: ReadonlySet<string> = new Set(all)
const stems: ReadonlySet<string> = new Set(all.map(stemOf))

/** Whether a word, of which `stem` is what its forms share, tells nothing. */
export const isStopWord = (word: string, stem: string): boolean => words.has(word) || stems.has(stem)
