/** What the bench uses of packages that ship no types. */
declare module 'moment-business-time' {}
