/** The people who write from the accounts. */
import { must } from '../../domain/assert.ts'
import type { Contact } from '../../domain/ticket-event.ts'
import type { Account } from './accounts.ts'
import { between, pick, type Random } from './random.ts'

/** How somebody writes: with the forms of a letter, plainly, or without any greeting. */
export type Manner = 'formal' | 'plain' | 'terse'

export interface Writer extends Contact {
  readonly email: string
  readonly first: string
  readonly manner: Manner
}

/** Given names and family names that go together. */
const NAMES: readonly (readonly [given: string, family: string])[] = [
  ['Emma Oliver Grace Callum Fiona Rhys Imogen Declan', 'Whitfield Ashdown Pemberton Gallagher Marsden Lockhart'],
  ['Jasmine Tyrone Madison Caleb Brianna Marcus Paige Logan', 'Whitmore Jefferson Kowalski Delgado Brooks Hutchins'],
  ['Lukas Johanna Matthias Friederike Jonas Annika Tobias', 'Brandmüller Hoffstetter Kessler Vogelsang Reinhardt'],
  ['Chloé Antoine Mathilde Étienne Camille Bastien', 'Delacourt Rousselle Fontanel Berthier Lemaire Girault'],
  ['Giulia Matteo Chiara Lorenzo Francesca Davide', 'Bellandi Moretto Santarelli Corvino Ferrantini'],
  ['Lucía Javier Ximena Rodrigo Valentina Andrés', 'Echeverría Montalvo Quiroga Salcedo Villaseñor'],
  ['Beatriz Thiago Larissa Rafael Camila Otávio', 'Azevedo Nogueira Vasconcelos Teixeira Carvalho'],
  ['Maja Piotr Aleksandra Bartosz Katarzyna Jan', 'Zielińska Nowicki Wrona Sikora Majewska Dąbrowski'],
  ['Astrid Henrik Sigrid Mikkel Elina Juhani Freja', 'Bergqvist Haugland Thorvaldsen Lehtinen Nyström'],
  ['Oksana Dmytro Milena Bogdan Irina Stefan', 'Kravchuk Petrenko Dragomirov Stoyanova Ionescu'],
  ['Elif Emre Zeynep Kerem Leyla Cyrus Shirin', 'Yıldırım Aksoy Karaca Farahani Tehrani Demirtaş'],
  ['Yael Omri Tamar Layla Hassan Rania Karim', 'Ben-Ari Shapira Mansour Haddad Nasser Saliba'],
  ['Ngozi Emeka Adwoa Kofi Wanjiru Otieno Thandi', 'Adeyemi Nwosu Boateng Kamau Mokoena Ochieng'],
  ['Priya Rohan Kavya Aditya Meera Sandeep Nisha', 'Raghunathan Chatterjee Kulkarni Bhatt Menon Gill'],
  ['Haruka Ren Aoi Takumi Sakura Daichi', 'Morimoto Hasegawa Fujikawa Nishida Okabe Sugiyama'],
  ['Jiayi Haoran Xinyi Zihan Wenjing Junjie', 'Zhao Lin Xu Tang Guo Shen'],
  ['Minseo Jihoon Soyeon Donghyun Yuna', 'Kang Bae Yoon Seo Han'],
  ['Siriporn Anan Linh Minh Putri Bayu Maricel Jomar', 'Suwannarat Tran Nguyen Wibowo Santoso Reyes Bautista'],
  ['Aroha Wiremu Lani Kai Talia Finn', 'Ngata Parata Kealoha Fonoti Robertson McAllister'],
]

/** Which of NAMES are common within some hours of UTC; people move, so every account has others as well. */
const NEARBY: readonly (readonly [upTo: number, names: readonly number[]])[] = [
  [-4, [1, 1, 5, 0, 13, 15, 12]],
  [-1, [6, 6, 5]],
  [0, [0, 0, 12, 13, 3]],
  [1, [2, 3, 4, 7, 8]],
  [3, [8, 9, 10, 11, 12]],
  [6, [13, 13]],
  [8, [15, 17, 17]],
  [9, [14, 14, 16]],
  [14, [18, 0, 15]],
]

const namesNear = (offset: number): readonly number[] =>
  must(
    NEARBY.find(([upTo]) => offset <= upTo),
    'every offset lies below the last bound',
  )[1]

/** The letters of a mail address: accents fall away, what has no plain letter below it is spelled out. */
const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replaceAll(/[^a-z-]/g, '')

const mannerOf = ({ segment, plan }: Account, random: Random): Manner => {
  if (segment === 'open_source' || plan === null) return pick(random, ['terse', 'terse', 'plain'])
  return pick(random, ['formal', 'plain', 'plain', 'plain', 'terse'])
}

function writerOf(account: Account, random: Random): Writer {
  const culture = random() < 0.75 ? pick(random, namesNear(account.offset)) : between(random, 0, NAMES.length - 1)
  const [given, family] = must(NAMES[culture], 'the table names rows of NAMES')
  const first = pick(random, given.split(' '))
  const last = pick(random, family.split(' '))
  const email = `${plainLetters(first)}.${plainLetters(last)}@${account.slug}.example`
  return { name: `${first} ${last}`, first, email, manner: mannerOf(account, random) }
}

/** Two to seven people of `account`; who comes first writes most. */
export function writersOf(account: Account, random: Random): readonly Writer[] {
  const wanted = Math.min(7, 2 + Math.floor(account.volume / 9))
  const writers = Array.from({ length: wanted }, () => writerOf(account, random))
  return writers.filter(({ email }, index) => writers.findIndex((other) => other.email === email) === index)
}
