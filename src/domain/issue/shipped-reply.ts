/** A draft that tells a customer what has shipped; nothing sends it (ISS-11). */
export const shippedReply = (subject: string, note: string): string =>
  `Hello,\n\nyou wrote to us about “${subject}”. This can be used now: ${note}\n\nPlease tell us whether it works for you.`
