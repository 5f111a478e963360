// Liveness: depends on nothing else, so that a database outage does not get processes killed.
export const dynamic = 'force-dynamic'

export const GET = () => Response.json({ status: 'alive' })
