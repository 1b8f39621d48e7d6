// Whether a sentence can be understood without the one before it.

/** Openings that point back: pronouns, demonstratives and connectives of Indonesian and English. */
const POINTING_BACK = new RegExp(
  `^["'“‘(\\[]*(?:${[
    // Indonesian
    'ia(?:lah)?|dia|beliau|mereka|ini(?:lah)?|itu(?:lah)?|tersebut|nya',
    '(?:hal|keadaan|kondisi|situasi|peristiwa|keputusan|langkah|angka|jumlah|alasan|tujuan) (?:ini|itu|tersebut)',
    '(?:oleh )?(?:karena|sebab) (?:itu(?:lah)?|hal (?:itu|ini))|akibatnya|hasilnya|sebaliknya|sebagai akibatnya',
    'namun|tetapi|tapi|akan tetapi|meski(?:pun)? (?:begitu|demikian)|walau(?:pun)? (?:begitu|demikian)',
    'selain (?:itu|ini)|di samping itu|sementara itu|setelah itu|sebelum itu|sejak itu|saat itu|ketika itu|pada saat itu',
    'kemudian|lalu|selanjutnya|berikutnya|dengan (?:demikian|begitu)|maka(?: dari itu)?|jadi|begitu (?:pula|juga)',
    'bahkan|juga|adapun|misalnya|contohnya|yaitu|yakni|dari sana|di sana|di sini|dari situ|untuk itu|hal serupa',
    'keduanya|ketiganya|yang (?:lain|pertama|kedua|ketiga|lebih [a-z]+ lagi)|belum lagi|di sisi lain',
    // English
    'he|she|it|they|this|that|these|those|his|her|its|their|such|both|there',
    'however|but|therefore|thus|hence|moreover|furthermore|besides|also|instead|nevertheless|meanwhile|then',
    'as a result|because of (?:this|that)|in addition|on the other hand|for (?:example|instance)|after that|so',
  ].join('|')})(?![\\p{L}\\p{N}-])`,
  'iu',
);

/** True when the sentence opens with a word whose meaning stands in the sentence before. */
export function pointsBack(sentence: string): boolean {
  return POINTING_BACK.test(sentence);
}
