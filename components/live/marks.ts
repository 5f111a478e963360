// What of a page its scripts find again.

/** All of it that is seen. */
export const PAGE_ID = 'page'

/** On forms that ask for the same page with what is chosen in them. */
export const CHOICES = 'data-choices'
