// Table styles: hairlines, spacing, amounts aligned right.

export const TABLE = 'w-full border-collapse text-start'
const HEAD = 'border-b border-line px-3 py-2 text-13 font-strong text-muted'
export const HEAD_CELL = `${HEAD} text-start`
export const AMOUNT_HEAD_CELL = `${HEAD} text-end`
export const CELL = 'border-b border-line px-3 py-3 align-baseline'
export const AMOUNT_CELL = `${CELL} text-end`
export const ROW = 'hover:bg-well'
