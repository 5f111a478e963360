// GET /i/{token}/receipt.pdf: what was paid of it, on paper.
import { payersDocument } from '@/app/document-door'

export const GET = payersDocument('receipt')
