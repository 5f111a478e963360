// The texts of our emails in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'mail.greeting': 'Olá, {name},',
  'mail.invoice': 'Fatura {number}',
  'mail.due': 'vence em {date}',
  'mail.wasDue': 'venceu em {date}',
  'mail.viewAndPay': 'Ver e pagar',
  'mail.viewInvoice': 'Ver a fatura',
  'mail.questions': 'Dúvidas? Responda a este e-mail: quem o lê é {organisation}.',
  'mail.sentBy': 'Enviado pela Remit em nome de {organisation}.',
  'mail.label.invoice': 'Fatura',
  'mail.label.customer': 'Cliente',
  'mail.label.issued': 'Data de emissão',
  'mail.label.due': 'Vencimento',
  'mail.label.total': 'Total',
  'mail.label.outstanding': 'Falta pagar',
  'mail.label.paid': 'Pago',
  'mail.label.paidOn': 'Pago em',
  'mail.label.paidWith': 'Forma de pagamento',
  'mail.label.refunded': 'Reembolsado',
  'mail.label.fee': 'Taxa de serviço',
  'mail.label.reference': 'Referência',
  'mail.invoiceSent.subject': 'Fatura {number} de {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} enviou-lhe uma fatura.',
  'mail.invoiceSent.settled': 'Esta fatura está paga. Não há mais nada a pagar.',
  'mail.discountBack.subject': 'Desconto de {amount} na fatura {number} anulado',
  'mail.discountBack.title': 'Um desconto foi anulado',
  'mail.discountBack.lead':
    'O seu pagamento da fatura {number} foi devolvido, pelo que o desconto deixou de ser válido. {organisation} pede também este valor.',
  'mail.creditNote.title': 'Nota de crédito {number}',
  'mail.creditNote.subject': 'Nota de crédito {number} de {organisation}: {amount}',
  'mail.creditNote.lead': '{organisation} creditou este valor na fatura {number}. Já não o deve.',
  'mail.receipt.subject': 'Recibo de {organisation} da fatura {number}',
  'mail.receipt.title': 'Obrigado pelo seu pagamento',
  'mail.receipt.lead': '{organisation} recebeu o seu pagamento.',
  'mail.paidNotice.subject': '{customer} pagou {amount} da fatura {number}',
  'mail.paidNotice.title': 'Recebeu um pagamento',
  'mail.paidNotice.lead': '{customer} fez o pagamento.',
  'mail.refundNotice.subject': 'Reembolso de {organisation} da fatura {number}',
  'mail.refundNotice.title': 'O seu reembolso está a caminho',
  'mail.refundNotice.lead': '{organisation} reembolsa o seu pagamento da fatura {number}.',
  'mail.refundNotice.surplus': 'A fatura {number} foi paga mais de uma vez, por isso este valor é devolvido.',
  'mail.refundNotice.overpaid': 'Foi pago a mais pela fatura {number}, por isso este valor é devolvido.',
  'mail.refundNotice.arrival': 'Costuma chegar em 5 a 10 dias, pela mesma via usada para pagar.',
  'mail.refundNotice.credited': 'Acompanha-o a nota de crédito {number} de {amount}: já não deve este valor.',
  'mail.invitation.subject': 'Convite de {organisation} para a Remit',
  'mail.invitation.title': 'Recebeu um convite',
  'mail.invitation.lead':
    '{organisation} envia faturas com a Remit e recebe pagamentos por um link. Este é um convite para participar.',
  'mail.invitation.how': 'Entre com o endereço {email}. Não é preciso senha: receberá um link por e-mail.',
  'mail.invitation.signIn': 'Entrar',
  'mail.invitation.role': 'A sua função',
  'mail.invitation.roleOwner': 'Titular',
  'mail.invitation.roleAdmin': 'Administração',
  'mail.invitation.roleMember': 'Membro',
  'mail.order.title': 'Pedido {number}',
  'mail.order.receiptSubject': 'Recibo de {organisation} do pedido {number}',
  'mail.order.paidSubject': '{customer} pagou {amount} do pedido {number}',
  'mail.order.refundSubject': 'Reembolso de {organisation} do pedido {number}',
  'mail.order.refundLead': '{organisation} reembolsa o seu pagamento do pedido {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Abrir a fatura',
  'mail.trouble.debitFailed.title': 'Um débito bancário não foi cobrado',
  'mail.trouble.debitFailed.lead':
    'O débito de {amount} de {customer} foi devolvido. É possível pagar de novo pelo link, por débito ou de outra forma.',
  'mail.trouble.disputeOpened.title': 'Um pagamento foi contestado',
  'mail.trouble.disputeOpened.lead':
    'O banco de {customer} retirou {amount} até decidir. Sem resposta, o dinheiro perde-se.',
  'mail.trouble.inquiryOpened.title': 'Um banco tem uma pergunta sobre um pagamento',
  'mail.trouble.inquiryOpened.lead':
    'O banco de {customer} pergunta sobre um pagamento de {amount}. Não foi retirado dinheiro; uma resposta pode evitar uma contestação.',
  'mail.trouble.answer': 'Responder na Stripe até',
  'mail.trouble.disputeWon.title': 'Ganhou a contestação',
  'mail.trouble.disputeWon.lead': 'O banco de {customer} decidiu a seu favor: {amount} são seus.',
  'mail.trouble.disputeLost.title': 'A contestação foi perdida',
  'mail.trouble.disputeLost.lead': 'O banco de {customer} fica com {amount}.',
  'mail.trouble.disputeLost.open': 'A fatura está de novo por pagar.',
  'mail.trouble.disputeLost.discount':
    'O desconto deste pagamento, {amount}, foi anulado: o seu cliente volta a devê-lo.',
  'mail.trouble.inquiryClosed.title': 'A consulta do banco terminou',
  'mail.trouble.inquiryClosed.lead':
    'O banco de {customer} não tem mais perguntas sobre o pagamento de {amount}. Não foi retirado dinheiro.',
  'mail.trouble.refundFailed.title': 'Um reembolso falhou',
  'mail.trouble.refundFailed.lead': 'O reembolso de {amount} a {customer} não chegou ao destino.',
  'mail.trouble.refundFailed.why': 'Abra a fatura para ver o motivo.',
  'mail.trouble.overpaid.title': 'Uma fatura foi paga em excesso',
  'mail.trouble.overpaid.lead':
    '{customer} pagou {amount} a mais. Abra a fatura para devolver o valor ou mantê-lo como crédito.',
  'mail.trouble.setAside.title': 'Um pagamento foi posto de lado',
  'mail.trouble.setAside.lead':
    'Um pagamento de {amount} de {customer} não corresponde aos nossos dados ou já não pode ser verificado junto do fornecedor. Nada foi registado. Alguém tem de o verificar.',
  'mail.trouble.setAside.open': 'Ver o que fazer',
  'mail.trouble.undelivered.failed.title': 'O documento não chegou',
  'mail.trouble.undelivered.failed.lead': 'Não foi possível entregá-lo a {customer} por Peppol.',
  'mail.trouble.undelivered.rejected.title': 'O documento foi rejeitado',
  'mail.trouble.undelivered.rejected.lead': '{customer} recebeu-o por Peppol e não o aceita.',
  'mail.trouble.recurring.title': 'Não foi possível criar uma fatura recorrente',
  'mail.trouble.recurring.lead':
    'Não foi possível criar a próxima fatura para {customer}. Nada se perde: será criada assim que nada o impedir.',
  'mail.trouble.payoutFailed.title': 'Uma transferência para o seu banco falhou',
  'mail.trouble.payoutFailed.lead':
    'O seu banco devolveu uma transferência de {amount}. Verifique na Stripe se a conta bancária está correta.',
  'mail.trouble.payerDebit.title': 'O seu débito bancário não foi cobrado',
  'mail.trouble.payerDebit.lead':
    'O seu banco devolveu o débito de {amount} a favor de {organisation}. Verifique se a conta tem saldo e permite débitos, e pague de novo ou escolha outra forma.',
  'mail.trouble.paymentFailed.title': 'Um pagamento não foi concluído',
  'mail.trouble.paymentFailed.lead': 'O pagamento de {amount} de {customer} não foi concluído.',
  'mail.trouble.payerPayment.title': 'O seu pagamento não foi concluído',
  'mail.trouble.payerPayment.lead':
    'O seu pagamento de {amount} a {organisation} não foi concluído. Pague de novo ou escolha outra forma.',
  'mail.debit.onItsWay.title': 'O seu débito bancário está a caminho',
  'mail.debit.onItsWay.lead':
    '{organisation} pediu {amount} ao seu banco. Não precisa de fazer mais nada: mantenha saldo suficiente na conta até ser cobrado.',
  'mail.debit.onItsWay.arrival':
    'Costuma demorar cerca de {days, plural, one {# dia útil} many {# dias úteis} other {# dias úteis}}. Voltamos a escrever-lhe quando se souber como terminou.',
  'mail.debit.failed.sepa':
    'O seu banco devolveu o débito direto SEPA de {amount} a favor de {organisation}. Verifique se a conta tem saldo e se os débitos SEPA não estão bloqueados, e pague de novo ou escolha outra forma.',
  'mail.debit.failed.bacs':
    'O seu banco devolveu o débito Bacs de {amount} a favor de {organisation}. Verifique se a conta tem saldo e se a autorização (Direct Debit Instruction) não foi cancelada no banco, e pague de novo ou escolha outra forma.',
  'mail.debit.failed.ach':
    'O seu banco devolveu o débito ACH de {amount} a favor de {organisation}. Verifique o routing number e o número da conta, se a conta tem saldo e se o banco não bloqueia débitos ACH, e pague de novo ou escolha outra forma.',
  'mail.debit.failed.becs':
    'O seu banco devolveu o débito BECS de {amount} a favor de {organisation}. Verifique o BSB e o número da conta, se tem saldo e se permite débitos, e pague de novo ou escolha outra forma.',
  'mail.debit.failed.pad':
    'O seu banco devolveu o débito pré-autorizado de {amount} a favor de {organisation}. Verifique os números de trânsito, de instituição e de conta e se a conta tem saldo, e pague de novo ou escolha outra forma.',
  'mail.trouble.payerRefund.title': 'O seu reembolso não chegou',
  'mail.trouble.payerRefund.lead':
    'O banco não aceitou o reembolso de {amount} de {organisation}. {organisation} já foi informado e vai devolver-lhe o dinheiro de outra forma. Responda a este e-mail se quiser dizer como.',
  'mail.trouble.payerRefund.cancelled':
    'A nota de crédito {cancelled} que o acompanhava deixou de valer: o documento {number} anula-a.',
  'mail.trouble.paymentsOff.title': 'Os pagamentos online estão desligados',
  'mail.trouble.paymentsOff.lead':
    '{organisation} já não pode receber pagamentos online: a Stripe parou-os, ou a ligação à Stripe foi retirada. As faturas mostram as outras formas de pagar até isso ser resolvido.',
  'mail.trouble.paymentsOff.open': 'Ver o que falta',
  'mail.unlock.subject': 'O seu código para pagar {number}',
  'mail.unlock.title': 'O seu código para pagar',
  'mail.unlock.lead':
    'Introduza este código na página de pagamento de {organisation}. Serve uma vez, enquanto os pagamentos online aí estiverem suspensos.',
  'mail.unlock.ignore':
    'Não pediu isto? Então outra pessoa tem o seu link de pagamento. Nada foi cobrado e pode ignorar este e-mail.',
  'mail.trouble.paused.title': 'Pagamentos online suspensos',
  'mail.trouble.paused.lead':
    '{count, plural, one {Foi recusado # cartão} many {Foram recusados # cartões} other {Foram recusados # cartões}} em pouco tempo, como acontece quando se testam cartões roubados. Suspendemos aí os pagamentos online por algum tempo; todos os outros continuam. O seu cliente pode pagar de outra forma ou com um código que enviamos ao destinatário da fatura.',
  'mail.reminder.before.subject': 'Vence em {date}: fatura {number} de {organisation}',
  'mail.reminder.on.subject': 'Vence hoje: fatura {number} de {organisation}',
  'mail.reminder.after.subject': 'Lembrete: a fatura {number} de {organisation} ainda está em aberto',
  'mail.reminder.before.lead':
    'Um lembrete amigável: {amount} da fatura {number} de {organisation} vencem em {date}. Pode pagar com o link abaixo.',
  'mail.reminder.on.lead':
    '{amount} da fatura {number} de {organisation} vencem hoje. Pode pagar com o link abaixo.',
  'mail.reminder.after.lead':
    'O pagamento de {amount} da fatura {number} de {organisation} venceu em {date} e ainda não chegou. Pague com o link abaixo, por favor.',
  'mail.reminder.open.lead':
    'Ainda falta pagar {amount} da fatura {number} de {organisation}. Pode pagar com o link abaixo.',
  'mail.reminder.reply': 'Há algum problema? Responda a este e-mail.',
  'mail.reminder.ignore': 'Já pagou? Então obrigado, e ignore este e-mail.',
  'mail.reminder.phone': 'Também pode falar com {organisation} por telefone: {phone}.',
  'mail.statement.subject': 'Resumo das suas faturas de {organisation}',
  'mail.statement.title': 'As suas faturas por pagar',
  'mail.statement.lead': '{organisation} enviou-lhe a lista das suas faturas por pagar.',
  'mail.statement.count':
    '{count, plural, one {# fatura está por pagar.} many {# de faturas estão por pagar.} other {# faturas estão por pagar.}}',
  'mail.statement.nothing': 'Não há mais nada a pagar.',
  'mail.statement.oldest': 'Aqui constam apenas as faturas mais antigas.',
  'mail.autopay.label': 'Pagamento automático',
  'mail.autopay.stop': 'Parar',
  'mail.autopay.agreed.title': 'O pagamento automático está ligado',
  'mail.autopay.agreed.lead':
    'A partir de agora, {organisation} cobra as suas faturas automaticamente na data de vencimento. Foi isto que aceitou:',
  'mail.autopay.coming.title': 'O seu pagamento será cobrado em {date}',
  'mail.autopay.coming.lead':
    '{organisation} cobrará {amount} automaticamente em {date}. Não precisa de fazer nada. Se preferir pagar de outra forma, faça-o antes desse dia.',
  'mail.autopay.declined.title': 'O seu pagamento automático não foi concluído',
  'mail.autopay.declined.lead':
    'Não conseguimos cobrar {amount} para {organisation}. Pague com o link abaixo.',
  'mail.autopay.declined.confirm':
    'O seu banco quer que confirme pessoalmente este pagamento de {amount} a {organisation}. Pague com o link abaixo.',
  'mail.autopay.declined.again': 'Se não for pago até {date}, tentaremos mais uma vez.',
  'mail.autopay.declined.last': 'Não voltaremos a tentar por nossa iniciativa.',
  'mail.autopay.ended.title': 'O pagamento automático terminou',
  'mail.autopay.ended.byPayer':
    'Como pediu, {organisation} já não cobra as suas faturas automaticamente. Receberá cada uma com um link para pagar.',
  'mail.autopay.ended.byOthers':
    '{organisation} já não cobra as suas faturas automaticamente. Receberá cada uma com um link para pagar.',
  'mail.autopay.ended.byMeans':
    'O seu meio de pagamento já não pode ser debitado, por isso {organisation} já não cobra as suas faturas automaticamente. Receberá cada uma com um link para pagar, onde pode voltar a ligar o pagamento automático.',
  'mail.autopay.endedNotice.lead':
    '{customer} já não paga automaticamente. Envie as faturas com o link, como antes.',
  'mail.autopay.declinedNotice.title': 'Um pagamento automático falhou',
  'mail.autopay.declinedNotice.lead':
    'Não foi possível cobrar {amount} a {customer}, e não haverá nova tentativa automática. O cliente tem o link para pagar.',
  'mail.autopay.untoldNotice.title': 'Um pagamento automático está em espera',
  'mail.autopay.untoldNotice.lead':
    'Não foram cobrados {amount} a {customer}: não foi possível enviar o e-mail que o anuncia antes. Verifique o endereço de e-mail. A cobrança será feita depois de o aviso ser enviado.',
}
