/**
 * The database cannot be used as things are; nothing is wrong with the program.
 * The message says what is wrong and then what to do, for the person who started it.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}
