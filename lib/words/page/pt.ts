// The texts of the payer's pages in Portuguese.
import type { Messages } from '../messages'
import type { en } from './en'

export const pt: Messages<typeof en> = {
  'page.mark.due': 'A pagar',
  'page.mark.overdue': 'Vencida',
  'page.mark.partlyPaid': 'Paga em parte',
  'page.mark.processing': 'A caminho',
  'page.mark.actionNeeded': 'Falta um passo',
  'page.mark.paid': 'Paga',
  'page.mark.partlyRefunded': 'Reembolsada em parte',
  'page.mark.refunded': 'Reembolsada',
  'page.mark.credited': 'Creditada',
  'page.mark.chargedBack': 'Devolvida pelo banco',
  'page.mark.disputed': 'Contestada',
  'page.mark.overpaid': 'Paga a mais',
  'page.mark.underReview': 'Em verificação',
  'page.mark.void': 'Cancelada',
  'page.standing.dueOn': 'Vence em {date}',
  'page.standing.wasDueOn': 'Venceu em {date}',
  'page.standing.noDueDate': 'Sem vencimento',
  'page.standing.paidOn': 'Paga em {date}',
  'page.standing.partlyPaid': '{paid} de {total} já pagos',
  'page.standing.refundedOf': 'dos {total} que pagou',
  'page.standing.processing':
    'O seu pagamento está em processamento. Não é preciso fazer mais nada: esta página mostra quando terminar.',
  'page.standing.processingDebit':
    'O seu dinheiro está a caminho. Demora alguns dias úteis. Não é preciso fazer mais nada.',
  'page.standing.processingTransfer':
    'Aguardamos a sua transferência. Se já a fez, não é preciso fazer mais nada.',
  'page.standing.processingVoucher':
    'Aguardamos o pagamento com o código que recebeu. Se já pagou, não é preciso fazer mais nada.',
  'page.standing.actionNeededOther':
    'Uma tentativa anterior não foi concluída. Nada foi cobrado. Pague de novo aqui para concluir.',
  'page.standing.refundedBank':
    'O seu dinheiro foi devolvido à sua conta bancária. Pode demorar até 10 dias a aparecer.',
  'page.standing.chargedBackDebit':
    'O seu banco devolveu este débito e o dinheiro voltou para a sua conta. Se for engano, escreva para {seller}.',
  'page.standing.underReview':
    'O pagamento recebido não é o esperado e verificamos o que houve com {seller}. Enquanto isso, não há nada a pagar.',
  'page.standing.underReviewWithdrawn':
    'Enquanto o seu pagamento estava a caminho, {seller} encerrou a conexão com a Remit e verifica se o dinheiro chegou. Por favor, não pague de novo enquanto isso.',
  'page.standing.disputed':
    'Este pagamento foi contestado e o seu banco vai decidir. Entretanto, não há nada a pagar. Se for engano, avise o seu banco e {seller}.',
  'page.standing.overpaid':
    'Foram pagos {amount} a mais do que o devido. {seller} vai devolvê-los ou guardá-los como crédito a seu favor.',
  'page.standing.actionNeeded':
    'O seu banco ainda aguarda a confirmação de uma tentativa anterior. Nada foi cobrado. Pague de novo aqui para concluir.',
  'page.standing.refunded':
    'O seu dinheiro foi devolvido. Pode demorar de 5 a 10 dias a aparecer na sua conta.',
  'page.standing.chargedBack': 'O seu banco estornou este pagamento. Se for engano, escreva para {seller}.',
  'page.standing.void': 'Esta fatura foi cancelada por {seller}. Não há nada a pagar.',
  'page.standing.credited': '{seller} emitiu uma nota de crédito para esta fatura. Não há nada a pagar.',
  'page.standing.paid': 'Obrigado. {seller} recebeu o seu pagamento.',
  'page.standing.surplus':
    'Esta fatura foi paga duas vezes. O segundo pagamento, de {amount}, foi devolvido.',
  'page.paper.invoice': 'Fatura {number}',
  'page.paper.for': 'Para',
  'page.paper.issued': 'Data de emissão',
  'page.paper.due': 'Vencimento',
  'page.paper.lines': 'Detalhes',
  'page.paper.tax': 'Imposto {rate}',
  'page.paper.subtotal': 'Subtotal',
  'page.paper.total': 'Total',
  'page.paper.paid': 'Pago',
  'page.paper.refunded': 'Reembolsado',
  'page.paper.left': 'Falta pagar',
  'page.paper.memo': 'Nota',
  'page.paper.download': 'Obter o PDF',
  'page.receipt.title': 'Recibo',
  'page.receipt.amount': 'Valor',
  'page.receipt.date': 'Data',
  'page.receipt.means': 'Pago com',
  'page.receipt.reference': 'Referência',
  'page.receipt.refunded': 'Reembolsado',
  'page.receipt.surplus': 'Pago duas vezes; este pagamento foi devolvido',
  'page.receipt.overpaid': 'Pago a mais, reembolsado',
  'page.receipt.fromCredit': 'Pago com crédito',
  'page.receipt.keptAsCredit': 'Guardado como crédito',
  'page.receipt.keep': 'Guardar ou imprimir',
  'page.receipt.download': 'Obter o recibo',
  'page.receipt.all': 'Obter todos os pagamentos',
  'page.receipt.endingIn': '{means} com final {last4}',
  'page.receipt.manual': 'Lançado por {seller}',
  'page.receipt.again': 'Pagar esta fatura de novo',
  'page.means.card': 'Cartão',
  'page.means.sepaDebit': 'Débito direto SEPA',
  'page.means.usBankAccount': 'Conta bancária (ACH)',
  'page.means.bankDebit': 'Débito direto',
  'page.means.bankTransfer': 'Transferência bancária',
  'page.means.other': 'Pagamento online',
  'page.bank.title': 'Pagar por transferência',
  'page.bank.holder': 'Titular da conta',
  'page.bank.bankName': 'Banco',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Número da conta',
  'page.bank.routingNumber': 'Código do banco',
  'page.bank.amount': 'Valor',
  'page.bank.amountIfEarly': 'Valor, se chegar até {date}',
  'page.bank.reference': 'Referência',
  'page.bank.copy': 'Copiar',
  'page.bank.copied': 'Copiado',
  'page.bank.copyOf': 'Copiar: {label}',
  'page.closed.notEnabled': '{seller} não pode aceitar pagamentos online neste momento.',
  'page.closed.belowMinimum': 'Este valor é pequeno demais para ser pago online.',
  'page.closed.aboveMaximum': 'Este valor é grande demais para ser pago online.',
  'page.closed.withBank': 'Em vez disso, pode pagar por transferência bancária.',
  'page.closed.withoutBank': 'Pergunte a {seller} como pagar.',
  'page.pause.lead':
    'Foram recusados aqui demasiados cartões, pelo que os pagamentos online desta fatura estão suspensos durante {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. Nada foi cobrado.',
  'page.pause.code':
    'Para pagar já com cartão, peça um código. Enviamo-lo para o endereço para o qual esta fatura foi enviada.',
  'page.pause.send': 'Enviar-me um código',
  'page.pause.sent': 'O código está a caminho. Introduza-o aqui.',
  'page.pause.label': 'Código do e-mail',
  'page.pause.enter': 'Continuar para o pagamento',
  'page.pause.wrong': 'Este código não está certo ou já foi usado. Procure o e-mail mais recente.',
  'page.language': 'Idioma',
  'page.foot.safe':
    'Os seus dados de pagamento vão diretamente para a Stripe, cifrados. Nem {seller} nem a Remit os veem.',
  'page.foot.who': 'Enviada com a Remit, que entrega faturas e recebe pagamentos para {seller}.',
  'page.foot.reach': 'Dúvidas sobre esta fatura? Escreva para {email}.',
  'page.foot.reachUnknown': 'Dúvidas sobre esta fatura? Responda à mensagem que trouxe este link.',
  'page.pay.title': 'Pagar online',
  'page.pay.button': 'Pagar {amount}',
  'page.pay.or': 'ou',
  'page.pay.loading': 'O formulário de pagamento vai abrir',
  'page.pay.failed':
    'Não foi possível carregar o formulário de pagamento. Verifique o seu acesso à internet ou tente de novo daqui a um minuto.',
  'page.pay.slow':
    'O formulário de pagamento demora mais do que o habitual. Pode aguardar ou tentar de novo.',
  'page.pay.silent':
    'O formulário de pagamento ainda não respondeu. Se uma janela pedir a sua confirmação, conclua aí o pagamento. Caso contrário, tente de novo: nada foi cobrado.',
  'page.pay.retry': 'Tentar de novo',
  'page.pay.noScript': 'O pagamento online precisa de JavaScript. Ative-o e carregue esta página de novo.',
  'page.pay.checking': 'Verificação dos seus dados',
  'page.pay.preparing': 'Preparação do pagamento',
  'page.pay.bank': 'Consulta ao seu banco',
  'page.pay.confirm': 'O seu banco pode pedir uma confirmação. Deixe esta página aberta até terminar.',
  'page.pay.done': 'Pronto. O seu recibo vai aparecer',
  'page.pay.invalid': 'Falta algo acima ou há um erro. Verifique, por favor.',
  'page.pay.changed': 'O valor mudou. Nada foi cobrado. Veja o novo valor antes de pagar.',
  'page.pay.gone':
    'Esta fatura já não pode ser paga. Nada foi cobrado. A página vai mostrar a situação atual.',
  'page.pay.inFlight': 'Outro pagamento desta fatura já está a caminho. Nada mais foi cobrado.',
  'page.pay.notEnabled': 'O vendedor não pode aceitar pagamentos online neste momento. Nada foi cobrado.',
  'page.pay.tooOften': 'Foram muitas tentativas em pouco tempo. Aguarde um minuto.',
  'page.pay.unreachable':
    'O nosso serviço de pagamento não responde neste momento. Nada foi cobrado. Tente de novo.',
  'page.pay.unsure': 'Ainda não sabemos se o pagamento foi feito. Não pague outra vez: já verificamos.',
  'page.decline.generic': 'O seu banco recusou o pagamento. Tente outro cartão ou fale com o seu banco.',
  'page.decline.noFunds':
    'Não há dinheiro suficiente neste cartão. Tente outro cartão ou carregue este primeiro.',
  'page.decline.expired': 'Este cartão expirou. Tente outro cartão.',
  'page.decline.cvc': 'O código de segurança não está correto. Veja o verso do cartão e tente de novo.',
  'page.decline.number': 'O número do cartão não está correto. Verifique-o e tente de novo.',
  'page.decline.expiry': 'A validade do cartão não está correta. Verifique-a e tente de novo.',
  'page.decline.address':
    'O endereço ou o código postal não corresponde ao cartão. Verifique e tente de novo.',
  'page.decline.unsupported': 'Este cartão não pode ser usado para este pagamento. Tente outro cartão.',
  'page.decline.limit': 'Este cartão atingiu o limite. Tente outro cartão ou fale com o seu banco.',
  'page.decline.authentication':
    'O seu banco não conseguiu confirmar a sua identidade. Tente de novo ou use outro cartão.',
  'page.decline.later':
    'O seu banco não respondeu corretamente. Nada foi cobrado. Tente de novo daqui a um minuto.',
  'page.decline.debit': 'O seu banco não permitiu o débito. Pague de outra forma ou fale com o seu banco.',
  'page.decline.debitGeneric':
    'O seu banco não executou o débito. Nada foi pago. Tente de novo, pague de outra forma ou fale com o seu banco.',
  'page.decline.debitNoFunds':
    'Não havia dinheiro suficiente na conta bancária para o débito. Tente de novo quando houver ou pague de outra forma.',
  'page.decline.debitAccount':
    'Não é possível debitar esta conta bancária: pode estar encerrada ou o número não estar correto. Verifique-o ou pague de outra forma.',
  'page.decline.debitLimit':
    'O valor é maior do que se pode debitar desta conta. Pague de outra forma ou fale com o seu banco.',
  'page.decline.other':
    'Este pagamento não foi concluído. Nada foi cobrado. Tente de novo ou pague de outra forma.',
  'page.decline.otherNoFunds':
    'Não havia dinheiro suficiente para este pagamento. Nada foi cobrado. Tente mais tarde ou pague de outra forma.',
  'page.decline.otherAuthentication':
    'Este pagamento não foi confirmado. Nada foi cobrado. Tente de novo ou pague de outra forma.',
  'page.lost.title': 'Este link não abre nenhuma fatura',
  'page.lost.text':
    'Pode ter expirado ou faltar uma parte. Abra-o de novo a partir da mensagem ou peça um novo a quem o enviou.',
  'page.autopay.tick': 'Pagar automaticamente as próximas faturas de {organisation}',
  'page.autopay.terms':
    'Aceito que {organisation} cobre com este meio de pagamento, na data de vencimento, o que eu dever pelas próximas faturas. Serei avisado antes do valor e do dia: 14 dias antes de um débito bancário e 3 dias antes de um pagamento com cartão, ou pelo menos 3 dias antes se a fatura vencer mais cedo. Posso parar a qualquer momento, com um clique em cada e-mail.',
  'page.autopay.termsOfThis':
    'Aceito que {organisation} cobre com este meio de pagamento, na data de vencimento, o que eu dever por esta fatura e pelas próximas. Serei avisado antes do valor e do dia: 14 dias antes de um débito bancário e 3 dias antes de um pagamento com cartão, ou pelo menos 3 dias antes se a fatura vencer mais cedo. Posso parar a qualquer momento, com um clique em cada e-mail.',
  'page.autopay.tickOfThis': 'Pagar automaticamente esta fatura e as próximas de {organisation}',
  'page.autopay.tickMissed': 'Assinale esta caixa para aceitar.',
  'page.autopay.saveAwaited':
    'O pagamento automático começa assim que a sua conta bancária for verificada. Receberá um e-mail sobre isso.',
  'page.autopay.saveTitle': 'Pagar automaticamente a partir de agora',
  'page.autopay.saveNote': 'Nada é cobrado agora.',
  'page.autopay.saveButton': 'Ligar o pagamento automático',
  'page.autopay.on': 'O pagamento automático está ligado: {means}',
  'page.autopay.stop': 'Parar',
  'page.autopay.stopTitle': 'Parar o pagamento automático?',
  'page.autopay.stopLead':
    '{organisation} deixará de cobrar as faturas automaticamente. Receberá cada uma com um link para pagar.',
  'page.autopay.stopButton': 'Parar o pagamento automático',
  'page.autopay.stopped':
    'O pagamento automático está desligado. {organisation} não cobrará mais nada automaticamente.',
}
