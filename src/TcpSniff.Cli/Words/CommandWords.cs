using TcpSniff.Wording;

namespace TcpSniff.Cli.Words;

/// <summary>What each command, and each of its arguments, is for.</summary>
internal static class CommandWords
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Sentence> All { get; } =
    [
        new("Captures TCP, follows both endpoints' states, and explains every segment.", "抓取 TCP，跟踪两端的状态，并解释每一个报文段。", "抓取 TCP，跟蹤兩端的狀態，並解釋每一個區段。"),
        new("Record a chat on loopback and explain it", "在环回接口上录制一段聊天并解释", "在環回介面上錄製一段聊天並解釋"),
        new("Explain what happens on an interface while it happens", "实时解释接口上正在发生的事", "即時解釋介面上正在發生的事"),
        new("Explain what capture files hold", "解释抓包文件的内容", "解釋擷取檔案的內容"),
        new("Draw what capture files hold in one page: ladder, graphs, findings", "把抓包文件画成一页：时序图、曲线、发现的问题", "把擷取檔案畫成一頁：時序圖、曲線、發現的問題"),
        new("Show what both sides of a connection sent", "显示一个连接的双方各发送了什么", "顯示一個連線的雙方各發送了什麼"),
        new("Explain one segment: what it is, by which rule, with which numbers and evidence", "解释一个报文段：它是什么，依据哪条规则、哪些数字和证据", "解釋一個區段：它是什麼，依據哪條規則、哪些數字和證據"),
        new("Write explanations into a copy of a capture, as comments", "把解释写成注释，存入抓包文件的副本", "把解釋寫成註解，存入擷取檔案的副本"),
        new("One conversation captured at both ends: what each segment did on the way", "在两端抓到的同一会话：每个报文段在途中的遭遇", "在兩端擷取到的同一會話：每個區段在途中的遭遇"),
        new("The capture taken at the client's end, of any kind that analyze reads; - is standard input", "在客户端一侧抓取的文件，analyze 能读的任何格式；- 表示标准输入", "在用戶端一側擷取的檔案，analyze 能讀的任何格式；- 表示標準輸入"),
        new("The capture taken at the server's end; clocks, addresses and numbers may differ", "在服务器一侧抓取的文件；时钟、地址和序列号可以不同", "在伺服器一側擷取的檔案；時鐘、位址和序號可以不同"),
        new("Ask in SQL about connections, segments and findings", "用 SQL 查询连接、报文段和发现的问题", "用 SQL 查詢連線、區段和發現的問題"),
        new("Play TCP stories with the real kernel, and explain them", "用真实内核上演 TCP 故事并解释", "用真實核心上演 TCP 故事並解釋"),
        new("List the stories and what they teach", "列出故事及其要点", "列出故事及其要點"),
        new("Play a story, capture it, explain it", "上演一个故事，抓包并解释", "上演一個故事，擷取並解釋"),
        new("Play all stories and keep their captures", "上演全部故事并保存抓包", "上演全部故事並儲存擷取"),
        new("Talk over TCP: something to sniff", "用 TCP 聊天：制造可以抓取的流量", "用 TCP 聊天：製造可以抓取的流量"),
        new("Predict the next segment, and learn why", "预测下一个报文段，并明白为什么", "預測下一個區段，並明白為什麼"),
        new("A story of tcpsniff lab list, or a capture file; by default many stories", "tcpsniff lab list 中的故事，或抓包文件；默认从许多故事中出题", "tcpsniff lab list 中的故事，或擷取檔案；預設從許多故事中出題"),
        new("Deal a capture to many workers, by pair of hosts", "按主机对把抓包分给多个工作者", "按主機對把擷取分給多個工作者"),
        new("Make one set of tables from those of all parts", "把各份的表合成一套", "把各份的表合成一套"),
        new("The folders that analyze --format parquet wrote, one for each part of one split", "analyze --format parquet 写出的文件夹，同一次 split 的每份一个", "analyze --format parquet 寫出的資料夾，同一次 split 的每份一個"),
        new("Start a chat server", "启动聊天服务器", "啟動聊天伺服器"),
        new("Talk to a chat server", "连接聊天服务器", "連線聊天伺服器"),
        new("Answer an assistant (Model Context Protocol, standard input and output)", "为助手程序作答（Model Context Protocol，标准输入输出）", "為助手程式作答（Model Context Protocol，標準輸入輸出）"),
        new("List interfaces, and whether you may capture on them", "列出网络接口，以及是否有权在上面抓包", "列出網路介面，以及是否有權在上面擷取"),
        new("A capture: pcap, pcapng, snoop, ERF, Network Monitor; packed (.gz .zst .lz4 .xz) or not; several are one capture in time order; - is standard input", "抓包文件：pcap、pcapng、snoop、ERF、Network Monitor；可以是压缩的（.gz .zst .lz4 .xz）；多个文件按时间合并为一次抓包；- 表示标准输入", "擷取檔案：pcap、pcapng、snoop、ERF、Network Monitor；可以是壓縮的（.gz .zst .lz4 .xz）；多個檔案按時間合併為一次擷取；- 表示標準輸入"),
        new("A capture: pcap, pcapng, snoop, ERF, Network Monitor; packed (.gz .zst .lz4 .xz) or not; - is standard input", "抓包文件：pcap、pcapng、snoop、ERF、Network Monitor；可以是压缩的（.gz .zst .lz4 .xz）；- 表示标准输入", "擷取檔案：pcap、pcapng、snoop、ERF、Network Monitor；可以是壓縮的（.gz .zst .lz4 .xz）；- 表示標準輸入"),
        new("A capture: pcap, pcapng, snoop, ERF, Network Monitor; packed (.gz .zst .lz4 .xz) or not", "抓包文件：pcap、pcapng、snoop、ERF、Network Monitor；可以是压缩的（.gz .zst .lz4 .xz）", "擷取檔案：pcap、pcapng、snoop、ERF、Network Monitor；可以是壓縮的（.gz .zst .lz4 .xz）"),
        new("Number of the connection, from 0 (tcpsniff analyze --view connections lists them)", "连接的编号，从 0 开始（tcpsniff analyze --view connections 会列出）", "連線的編號，從 0 開始（tcpsniff analyze --view connections 會列出）"),
        new("Number of the packet in the capture, from 1", "数据包在抓包中的编号，从 1 开始", "封包在擷取中的編號，從 1 開始"),
        new("Captures, or folders that analyze --format parquet wrote; then one SELECT in DuckDB's SQL", "抓包文件，或 analyze --format parquet 写出的文件夹；最后是一条 DuckDB SQL 的 SELECT", "擷取檔案，或 analyze --format parquet 寫出的資料夾；最後是一條 DuckDB SQL 的 SELECT"),
        new("The story; tcpsniff lab list shows them all", "故事名；tcpsniff lab list 会全部列出", "故事名；tcpsniff lab list 會全部列出"),
        new("Folder for the files; it is made where there is none", "存放文件的文件夹；不存在就新建", "存放檔案的資料夾；不存在就新建"),
        new("The server (default 127.0.0.1)", "服务器（默认 127.0.0.1）", "伺服器（預設 127.0.0.1）"),
        new("Folders whose captures may be asked about, with all below them", "允许询问的抓包所在的文件夹，包括其下所有内容", "允許詢問的擷取所在的資料夾，包括其下所有內容"),
    ];
}
