// What payers can say besides paying, and what is answered, in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'said.title': 'Mais alguma coisa?',
  'said.promise.open': 'Vou pagar noutro dia',
  'said.promise.day': 'Dia',
  'said.promise.until': 'O mais tardar em {date}. {seller} é informado e até lá não se enviam lembretes.',
  'said.promise.send': 'Prometer este dia',
  'said.promise.stands': 'Disse que vai pagar em {date}.',
  'said.promise.past': 'Tinha dito que pagaria em {date}.',
  'said.number.open': 'Adicionar o seu número de encomenda',
  'said.number.label': 'Número de encomenda',
  'said.number.hint':
    'Ficará aqui, no seu recibo e nos documentos seguintes. A fatura em si fica tal como foi emitida.',
  'said.number.send': 'Guardar número',
  'said.number.given': 'O seu número de encomenda',
  'said.question.open': 'Tenho uma pergunta ou encontrei um erro',
  'said.question.kind.question': 'Uma pergunta',
  'said.question.kind.mistake': 'Um erro na fatura',
  'said.question.text': 'A sua mensagem para {seller}',
  'said.question.send': 'Enviar mensagem',
  'said.question.asked': 'Escreveu em {date}:',
  'said.question.answered': '{seller} respondeu:',
  'said.done.promise': 'Obrigado. {seller} sabe que vai pagar em {date}.',
  'said.done.number': 'O seu número de encomenda está guardado.',
  'said.done.question': 'A sua mensagem está a caminho de {seller}.',
  'said.not.day': 'Esse dia não pode ser prometido. Escolha um entre hoje e {date}.',
  'said.not.text': 'Nada foi enviado: o campo está vazio ou o texto é demasiado longo.',
  'said.not.card': 'Nada foi enviado: o que escreveu parece um número de cartão. Por favor, retire-o.',
  'said.not.closed': 'Nada foi enviado: já não há nada a pagar aqui.',
  'said.not.failed': 'Nada foi enviado. Tente novamente dentro de um minuto.',
  'said.lost.hint':
    'O seu link é antigo? Podemos enviar um novo para o endereço para o qual a fatura foi enviada.',
  'said.lost.send': 'Enviar-me um novo link',
  'said.lost.askedTitle': 'Veja a sua caixa de correio',
  'said.lost.asked':
    'Se o seu link já levou a uma fatura, um novo está a caminho do endereço para o qual a fatura foi enviada. Se nada chegar dentro de alguns minutos, pergunte ao remetente.',
  'said.mail.promise.title': 'O seu cliente promete pagar',
  'said.mail.promise.lead': '{customer} diz que vai pagar em {date}. Até lá não se enviam lembretes.',
  'said.mail.number.title': 'O seu cliente adicionou um número de encomenda',
  'said.mail.number.lead':
    '{customer} indicou um número de encomenda para esta fatura. Está na página de pagamento, nos recibos e nos documentos seguintes. A fatura em si fica tal como foi emitida.',
  'said.mail.question.title': 'O seu cliente tem uma pergunta',
  'said.mail.mistake.title': 'O seu cliente encontrou um erro',
  'said.mail.question.lead': '{customer} escreveu-lhe sobre esta fatura:',
  'said.mail.question.reply':
    'Responda a este e-mail para escrever a {customer} e depois feche a pergunta na Remit. Até lá não se enviam lembretes.',
  'said.mail.question.noReply':
    'Feche a pergunta na Remit quando estiver resolvida. Até lá não se enviam lembretes.',
  'said.mail.answer.subject': '{organisation} respondeu-lhe sobre a fatura {number}',
  'said.mail.answer.title': 'Tem uma resposta',
  'said.mail.answer.lead': '{organisation} respondeu ao que escreveu sobre a fatura {number}:',
  'said.mail.answer.asked': 'Escreveu',
  'said.mail.link.subject': 'O seu link para a fatura {number} de {organisation}',
  'said.mail.link.title': 'O seu link',
  'said.mail.link.lead': 'Foi pedido um novo link para esta fatura de {organisation}. Aqui está.',
  'said.mail.link.ignore': 'Não o pediu? Então pode ignorar este e-mail.',
}
