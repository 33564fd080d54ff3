using TcpSniff.Wording;

namespace TcpSniff.Cli.Words;

/// <summary>What is said on standard error on the way.</summary>
internal static class NoticeWords
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Sentence> All { get; } =
    [
        new("you may not capture on this machine's interfaces; here is a network of this program's own instead.", "没有权限在本机接口上抓包；下面改用本程序自己的网络。", "沒有權限在本機介面上擷取；下面改用本程式自己的網路。"),
        new("to capture on all of them: {advice}", "要在所有接口上抓包：{advice}", "要在所有介面上擷取：{advice}"),
        new("here is the recording of the same conversation that comes with this program.", "下面是随程序附带的同一段会话的录制。", "下面是隨程式附帶的同一段會話的錄製。"),
        new("here is the recording of this story that comes with the program.", "下面是随程序附带的这个故事的录制。", "下面是隨程式附帶的這個故事的錄製。"),
        new("{n} blocks beside the packets (names, secrets, custom) were not copied: they are too large together, or of a byte order that only their vendor knows", "有 {n} 个数据包以外的块（名称、密钥、自定义）没有复制：总量太大，或字节序只有其厂商知道", "有 {n} 個封包以外的區塊（名稱、密鑰、自訂）沒有複製：總量太大，或位元組順序只有其廠商知道"),
        new("a browser does not reach into that network. Keep the packets (-w chat.pcapng) and make a page of them: {command}", "浏览器进不了那个网络。请保存数据包（-w chat.pcapng），再把它们做成页面：{command}", "瀏覽器進不了那個網路。請儲存封包（-w chat.pcapng），再把它們做成頁面：{command}"),
        new("the chat begins when the page is open", "页面打开后聊天才开始", "頁面開啟後聊天才開始"),
        new("capturing a chat on loopback ...", "正在环回接口上抓取一段聊天……", "正在環回介面上抓取一段聊天……"),
        new("the page stays until Ctrl-C", "页面保留到按 Ctrl-C 为止", "頁面保留到按 Ctrl-C 為止"),
        new("there is nothing live to show. The recording as a page: {command}", "没有可以实时显示的内容。把录制做成页面：{command}", "沒有可以即時顯示的內容。把錄製做成頁面：{command}"),
        new("you may not capture here. {advice}", "没有权限在这里抓包。{advice}", "沒有權限在這裡擷取。{advice}"),
        new("listening on {end}, Ctrl-C ends it", "正在监听 {end}，按 Ctrl-C 结束", "正在監聽 {end}，按 Ctrl-C 結束"),
        new("each receive is taken as a message. TCP keeps no such boundaries: two sends may arrive as one, and one as two", "每次 recv 收到的就当作一条消息。但 TCP 不保留消息边界：两次 send 可能一起到达（粘包），一次也可能分成两次", "每次 recv 收到的就當作一條訊息。但 TCP 不保留訊息邊界：兩次 send 可能一起到達（粘包），一次也可能分成兩次"),
        new("{address} shows it live, in a browser on this machine", "在本机浏览器中打开 {address} 可实时观看", "在本機瀏覽器中開啟 {address} 可即時觀看"),
        new("{n} packets stand in simple blocks, which have no place for comments", "有 {n} 个数据包存放在简单块中，没有写注释的位置", "有 {n} 個封包存放在簡單塊中，沒有寫註解的位置"),
        new("{n} bytes of the {side} are missing (--as text shows where)", "{side} 缺少 {n} 字节（--as text 会显示位置）", "{side} 缺少 {n} 位元組（--as text 會顯示位置）"),
        new("bytes of the {side} were sent twice and differ; the first copy stands (--as text shows where)", "{side} 有些字节发送了两次而内容不同；以第一次为准（--as text 会显示位置）", "{side} 有些位元組傳送了兩次而內容不同；以第一次為準（--as text 會顯示位置）"),
        new("--seed {n} asks the same again", "用 --seed {n} 可以重做这一轮", "用 --seed {n} 可以重做這一輪"),
        new("answer with a letter from a to {last}; q ends", "请用 a 到 {last} 的字母作答；q 结束", "請用 a 到 {last} 的字母作答；q 結束"),
        new("bytes behind a gap filled the memory {n} times: gaps may have been closed too early (raise --reassembly-limit)", "缺口之后的字节 {n} 次占满内存：缺口可能过早关闭（可增大 --reassembly-limit）", "缺口之後的位元組 {n} 次佔滿記憶體：缺口可能過早關閉（可增大 --reassembly-limit）"),
        new("more connections than are remembered: the last ones are not looked for (-f leaves others out)", "连接太多，记不下：最后的一些没有查找（可用 -f 排除其他）", "連線太多，記不下：最後的一些沒有查找（可用 -f 排除其他）"),
        new("interrupted: no part was written", "已中断：一份也没有写出", "已中斷：一份也沒有寫出"),
        new("{packets} packets of {connections} connections in {parts} parts, the largest with {most}", "{connections} 个连接的 {packets} 个数据包分成 {parts} 份，最大的一份有 {most} 个", "{connections} 個連線的 {packets} 個封包分成 {parts} 份，最大的一份有 {most} 個"),
        new("client", "客户端", "用戶端"),
        new("server", "服务器", "伺服器"),
        new("leaving out the SSH session of this terminal, {client} to {server}", "略去本终端的 SSH 会话，{client} 到 {server}", "略去本終端機的 SSH 會話，{client} 到 {server}"),
        new("{n} packet captured, {kernel} dropped by the kernel, {interface} by the interface", "抓到 {n} 个数据包，内核丢弃 {kernel} 个，接口丢弃 {interface} 个", "抓到 {n} 個封包，核心丟棄 {kernel} 個，介面丟棄 {interface} 個"),
        new("{n} packets captured, {kernel} dropped by the kernel, {interface} by the interface", "抓到 {n} 个数据包，内核丢弃 {kernel} 个，接口丢弃 {interface} 个", "抓到 {n} 個封包，核心丟棄 {kernel} 個，介面丟棄 {interface} 個"),
        new("{rows} rows are shown, there are more; --max-rows shows more", "只显示 {rows} 行，还有更多；可用 --max-rows 增加", "只顯示 {rows} 行，還有更多；可用 --max-rows 增加"),
        new("the filter leaves nothing, but tagged or tunnelled packets would match: {filter}", "过滤后什么也没有，但带标签或隧道中的数据包会符合：{filter}", "過濾後什麼也沒有，但帶標籤或隧道中的封包會符合：{filter}"),
        new("the only connection, number 0, was not selected", "唯一的连接（编号 0）没有被选中", "唯一的連線（編號 0）沒有被選中"),
        new("none of the {n} connections ({first} to {last}) was selected", "{n} 个连接（{first} 到 {last}）都没有被选中", "{n} 個連線（{first} 到 {last}）都沒有被選中"),
        new("no TCP in these packets (--view summary says what there is)", "这些数据包里没有 TCP（--view summary 会说明有什么）", "這些封包裡沒有 TCP（--view summary 會說明有什麼）"),
        new("no packet matches the filter", "没有数据包符合过滤器", "沒有封包符合過濾器"),
        new("no packets", "没有数据包", "沒有封包"),
        new("* {name} joined", "* {name} 加入", "* {name} 加入"),
        new("* {name} left", "* {name} 离开", "* {name} 離開"),
        new("* {before} is now {name}", "* {before} 改名为 {name}", "* {before} 改名為 {name}"),
        new("* the connection broke", "* 连接中断", "* 連線中斷"),
        new("* nobody receives the datagrams there", "* 那里没有程序接收数据报", "* 那裡沒有程式接收資料包"),
        new("* the server closed the connection", "* 服务器关闭了连接", "* 伺服器關閉了連線"),
        new("* the server stops", "* 服务器停止", "* 伺服器停止"),
    ];
}
