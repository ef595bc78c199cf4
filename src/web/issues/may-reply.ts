import type { Status } from '../../domain/vocabulary.ts'

/** Whether a ticket that stands so takes a reply: what is done is reopened first. */
export const mayReply = (status: Status): boolean => status !== 'solved' && status !== 'closed'
