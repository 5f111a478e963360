// GET /admin/customers/{id}/statement.pdf: the statement in the customer's language.
import { peoplesStatement } from '@/app/document-door'

export const GET = peoplesStatement
