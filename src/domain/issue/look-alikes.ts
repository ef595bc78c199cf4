/** Letters that look like Latin ones: Cyrillic, Greek and a few more, each above the one that it is taken for. */
const FROM = 'АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјкморстухһԁԛԝӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγεηικνορτυχωɑɡıłøđħŁØĐĦօ'
const TO = 'ABESIJKMHOPCTYXYQWaesijkmopctyxhdqwlyABEZHIKMNOPTYXayenikvoptuxwagilodhLODHo'

const LATIN: ReadonlyMap<string, string> = new Map([...FROM].map((letter, at) => [letter, TO.charAt(at)]))

/** `text` with Latin letters for those that look like them; marks are to be off already. */
export const latinLetters = (text: string): string => Array.from(text, (letter) => LATIN.get(letter) ?? letter).join('')
