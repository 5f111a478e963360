// GET /i/{token}/language?to=de: the payer reads this invoice in another language from now on.
import { chooseLanguage } from '@/app/chosen-language'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return chooseLanguage(request, '/i', (await params).token)
}
