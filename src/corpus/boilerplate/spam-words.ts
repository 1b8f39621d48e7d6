// Word lists for spam: the trade's jargon, its promises, and the words by which a report gives itself away.

/** Anything about gambling or the like. */
export const TOPIC =
  /\b(?:togel|toto|judi|perjudian|slots?|gacor|kasino|casinos?|lotere|lotter(?:y|ies)|lotto|taruhan|betting|bets?|poker|gambling|bandar|jackpot|maxwin|rtp|sbobet|domino|keluaran|pengeluaran|result|viagra|cialis|payday|backlinks?|pinjaman|obat kuat|followers?|essay)\b/iu;

/** Jargon that only sellers use. */
export const TRADE = new RegExp(
  `\\b(?:${[
    'gacor|maxwin|max win|sbobet\\d*|bandarq\\w*|domino ?qq|pkv games?|joker ?123|pragmatic play|habanero|gates of olympus|mahjong ways|sweet bonanza|starlight princess|scatter hitam|anti rungkad|angka (?:jitu|main|keramat)|bocoran \\w+|paito \\w+',
    'slot hari ini|slot (?:online|dana|ovo|gopay|pulsa|deposit|qris|thailand|server|demo|resmi|terpercaya|terbaru|bet|\\d{2,4})|\\d{2,4} ?slot|slot\\d{2,}\\w*',
    'togel hari ini|togel (?:hk|hkg|sgp|sdy|sidney|sydney|hongkong|singapore?|singapura|macau|online|terpercaya|resmi|\\d+)',
    '(?:keluaran|pengeluaran|data|live ?draw|result|prediksi|angka) (?:hk|hkg|sgp|sdy|sydney|hongkong|singapore|macau|togel|toto|hk\\w*)',
    '(?:bandar|agen|situs|link|daftar|akun|web) (?:togel|judi|slot|bola|toto|poker|casino|sbobet)(?: (?:online|bola|slot))*',
    'toto ?(?:macau|sgp|hk|slot|togel|4d)|rtp (?:live|slot)|live rtp|idn ?(?:poker|play|slot)|judi (?:slot|bola|online|casino) (?:online|terpercaya|terbaik|resmi|\\d+)',
    'deposit (?:pulsa|dana|qris|ovo)|depo \\d+\\w*|freebet|link alternatif|(?:bonus )?new member(?: \\d+)?|gampang menang|mudah menang|pasti (?:bayar|menang)|wd berapapun|jackpot (?:terbesar|progresif)',
    'free spins?|no deposit bonus|welcome bonus|(?:best|top|trusted|real money) (?:online )?(?:casinos?|slots?|betting sites?)|online slots?|real money|slot machines? online',
    'buy (?:cheap )?(?:viagra|cialis|followers|backlinks)|cheap (?:viagra|cialis)|payday loans?|(?:jasa|jual) (?:backlink|followers)|pinjaman (?:online|dana) (?:cepat|langsung) cair|obat kuat \\w+|essay writing service',
  ].join('|')})\\b`,
  'giu',
);

/** Invitations, superlatives and promises. */
export const PROMISES =
  /\b(?:daftar (?:sekarang|di ?sini|gratis|segera|akun)|daftarkan|(?:main|mainkan|coba|gabung|login|claim|klaim|join|play|sign up|register|bet) (?:sekarang|segera|now|today|di ?sini|here)|bergabunglah|bonus|terpercaya|terbaik|terbesar|terlengkap|teraman|resmi|24 jam|promo|cashback|gratis|situs|agen|link|login|no\.? ?1|nomor satu|winrate|hoki|cuan|dijamin|kemenangan|minimal deposit|modal (?:kecil|receh)|hari ini|malam ini|terbaru|terupdate|trusted|guaranteed|best odds|big wins?|win big|instant(?:ly)?|exclusive)\b/giu;

/** Police, law, research, harm, history, and "is called": who writes so reports on the trade. */
export const REPORTING =
  /\b(?:polisi|polri|polres|polda|kepolisian|kominfo|komdigi|ojk|ppatk|pemerintah|menteri|kementerian|dpr|pakar|peneliti\w*|penelitian|studi|survei|korban|tersangka|terdakwa|ditangkap|menangkap|blokir|diblokir|memblokir|pemblokiran|melarang|dilarang|larangan|ilegal|undang-undang|kuhp|pasal|hukum\w*|pidana|bahaya|berbahaya|waspada\w*|kecanduan|pecandu|adiksi|dampak|kerugian|merugikan|utang|berutang|penipuan|modus|menurut|iklan\w*|mengiklankan|promosi\w*|menjanjikan|mengklaim|konon|padahal|tetapi|sebenarnya|ternyata|justru|bohong|dikatakan|mengatakan|istilah|artinya|sejarah|fenomena|police|government|ministers?|parliament|ban(?:s|ned)?|illegal|addict\w*|addiction|harm\w*|victims?|stud(?:y|ies)|research\w*|according|said|says|laws?|advertis\w*|adverts?|promised|claimed|but|although|however|arrest\w*|warn\w*|regulat\w*|history|historians?|debts?|term|fraud)\b/iu;
