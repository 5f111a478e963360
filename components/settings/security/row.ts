// A row of a list on the security page: what it is on the left, what can be done with it on the right, on phones too.
export const ROW = 'flex items-start justify-between gap-x-4 border-b border-line py-3'
