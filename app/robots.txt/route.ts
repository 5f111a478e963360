// Keeps robots away from payment links.
export const dynamic = 'force-dynamic'

const RULES = [
  'User-agent: *',
  'Disallow: /i/',
  'Disallow: /checkout/',
  'Disallow: /api/',
  'Disallow: /settings/',
  'Disallow: /admin/',
  'Disallow: /sign-in/',
  '',
]

export const GET = () =>
  new Response(RULES.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
