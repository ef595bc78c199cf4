/** Where every call to the server starts. */
import { type Client, createClient } from '../../contract/client.ts'
import { send } from './send.ts'

/** 128 random bits as text. `randomUUID` is missing where the page comes over plain HTTP from another machine. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')

const client = createClient({ send, newKey })

/** The client of whoever is signed in; the session's cookie says to the server who that is. */
export const useClient = (): Client => client
