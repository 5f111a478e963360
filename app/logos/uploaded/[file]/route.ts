// GET /logos/uploaded/{sha256}.png: a logo that was uploaded.
import { serveUploadedLogo } from '@/lib/logos/serve-logo'
import { house } from '@/lib/wiring'

export const GET = async (request: Request, { params }: { params: Promise<{ file: string }> }) =>
  serveUploadedLogo(house(), request, (await params).file)
