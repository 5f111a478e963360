// The looks of tables, as classes: hairlines, room to read, amounts at the right.

export const TABLE = 'w-full border-collapse text-start'
export const HEAD_CELL = 'border-b border-line px-3 py-2 text-start text-13 font-strong text-muted'
export const AMOUNT_HEAD_CELL = `${HEAD_CELL} text-end`
export const CELL = 'border-b border-line px-3 py-3 align-baseline'
export const AMOUNT_CELL = `${CELL} text-end`
export const ROW = 'hover:bg-well'
