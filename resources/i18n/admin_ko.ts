<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Admin</name>
    <message>
        <source>Withdrawn: {0}. They wait in the review page, undecided.</source>
        <translation>내림: {0}. 검토 페이지에서 미정 상태로 기다립니다.</translation>
    </message>
    <message>
        <source>Verified: {0}, {1} not as promoted.</source>
        <translation>확인함: {0}, 게시한 것과 다름: {1}.</translation>
    </message>
    <message>
        <source>In the garden now: {0}.</source>
        <translation>이제 정원에 있음: {0}.</translation>
    </message>
    <message>
        <source>In the garden again: {0}.</source>
        <translation>다시 정원에 걸었습니다: {0}.</translation>
    </message>
    <message>
        <source>Not hung again: {0}. {1}</source>
        <translation>다시 걸지 못했습니다: {0}. {1}</translation>
    </message>
    <message>
        <source>That is more than half of the garden; kiosks refuse it unless it is meant.</source>
        <translation>정원의 절반이 넘습니다. 일부러 한 것이 아니면 키오스크가 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>Withdraw all the same</source>
        <translation>그래도 내리기</translation>
    </message>
    <message>
        <source>Queued: {0}.</source>
        <translation>대기열에 넣음: {0}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>There is nothing more to do again.</source>
        <translation>다시 실행할 것이 더 없습니다.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Favorite</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>본 횟수</translation>
    </message>
    <message>
        <source>Liked</source>
        <translation>좋아요</translation>
    </message>
    <message>
        <source>Expected likes of 100</source>
        <translation>100명당 좋아요(예상)</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>지정</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>모든 그림</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>한 번도 안 보임</translation>
    </message>
    <message>
        <source>Hardly seen</source>
        <translation>거의 안 보임</translation>
    </message>
    <message>
        <source>With a wish</source>
        <translation>지정된 그림</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Cancelled: {0}.</source>
        <translation>취소함: {0}.</translation>
    </message>
    <message>
        <source>In the trash for {0}: {1}.</source>
        <translation>휴지통에 {0} 동안 보관: {1}.</translation>
    </message>
    <message>
        <source>Left as they are, in the garden: {0}.</source>
        <translation>정원에 걸려 있어 그대로 둠: {0}.</translation>
    </message>
    <message>
        <source>It is in the garden; withdraw it there.</source>
        <translation>정원에 있는 그림입니다. 정원 페이지에서 먼저 내려 주세요.</translation>
    </message>
    <message>
        <source>There is nothing more to take back.</source>
        <translation>되돌릴 것이 더 없습니다.</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>행복</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>평온</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>분노</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>혼란</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>불쾌</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>생성 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>In the garden</source>
        <translation>정원</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>일시 정지했습니다.</translation>
    </message>
    <message>
        <source>The app ended unexpectedly in the middle of a run. Nothing is lost; the queue is paused.</source>
        <translation>생성 도중에 앱이 갑자기 끝났습니다. 잃은 것은 없으며, 대기열은 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>그림 1장</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>그림 {0}장</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0}초</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0}분</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0}시간 {1}분</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Garden</source>
        <translation>정원</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>관람 분석</translation>
    </message>
    <message>
        <source>Personalize</source>
        <translation>Personalize</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Verify all</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>Read every picture of the store again (SHA-256)</source>
        <translation>저장소의 모든 그림을 다시 읽어 확인합니다 (SHA-256)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>내리기</translation>
    </message>
    <message>
        <source>Copied into the store</source>
        <translation>저장소에 복사된 그림</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Hang {0}</source>
        <translation>{0} 걸기</translation>
    </message>
    <message>
        <source>Hang all</source>
        <translation>모두 걸기</translation>
    </message>
    <message>
        <source>Looking through the store…</source>
        <translation>저장소를 살펴보는 중…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 중 {0}</translation>
    </message>
    <message>
        <source>Everything in the store was promoted, or withdrawn.</source>
        <translation>저장소의 그림은 모두 게시했거나 내린 것입니다.</translation>
    </message>
    <message>
        <source>{0} in the store that nobody promoted. Other programs copied them in.</source>
        <translation>저장소에 게시하지 않은 그림: {0}. 다른 프로그램이 복사해 넣은 것입니다.</translation>
    </message>
    <message>
        <source>{0} can not hang: point at a picture to see why.</source>
        <translation>걸 수 없는 그림 {0}: 그림 위에 포인터를 올리면 이유가 보입니다.</translation>
    </message>
    <message>
        <source>Read some pictures of the store again, chosen by chance</source>
        <translation>저장소의 그림 몇 장을 무작위로 골라 다시 읽습니다</translation>
    </message>
    <message>
        <source>Copied in…</source>
        <translation>복사된 그림…</translation>
    </message>
    <message>
        <source>Pictures that other programs copied into the store</source>
        <translation>다른 프로그램이 저장소에 복사해 넣은 그림</translation>
    </message>
    <message>
        <source>Verified so far: {0}</source>
        <translation>지금까지 확인: {0}</translation>
    </message>
    <message>
        <source>Verify {0}</source>
        <translation>{0}장 확인</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} 고름</translation>
    </message>
    <message>
        <source>All favorites</source>
        <translation>모든 소재</translation>
    </message>
    <message>
        <source>All emotions</source>
        <translation>모든 감정</translation>
    </message>
    <message>
        <source>The store is away</source>
        <translation>저장소에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>It is not known what hangs here</source>
        <translation>무엇이 걸려 있는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>In the garden: {0}.</source>
        <translation>정원에는 {0}이 걸려 있습니다.</translation>
    </message>
    <message>
        <source>Nothing hangs here</source>
        <translation>여기에는 아무것도 없습니다</translation>
    </message>
    <message>
        <source>Kept and waiting on the left: {0}.</source>
        <translation>선택해 둔 {0}이 왼쪽에서 기다립니다.</translation>
    </message>
    <message>
        <source>Keep pictures in the review page, then promote them.</source>
        <translation>검토 페이지에서 그림을 선택한 다음 게시해 주세요.</translation>
    </message>
    <message>
        <source>Review pictures</source>
        <translation>그림 검토하기</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>가로·세로 모두</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>Painter</source>
        <translation>화가</translation>
    </message>
    <message>
        <source>Diffusion model</source>
        <translation>확산 모델</translation>
    </message>
    <message>
        <source>Pictures of each</source>
        <translation>조합마다 장수</translation>
    </message>
    <message>
        <source>random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Prompt preset</source>
        <translation>프롬프트 모음</translation>
    </message>
    <message>
        <source>Words for the emotion</source>
        <translation>감정을 나타내는 말</translation>
    </message>
    <message>
        <source>its English name</source>
        <translation>영어 이름 그대로</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>rose, butterfly, … (one variant each)</source>
        <translation>rose, butterfly, … (하나씩 따로)</translation>
    </message>
    <message>
        <source>Season, weather, time</source>
        <translation>계절, 날씨, 시간</translation>
    </message>
    <message>
        <source>spring, winter, … (one variant each)</source>
        <translation>spring, winter, … (하나씩 따로)</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>나머지 말</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>부정 프롬프트</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>다른 크기</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>usual steps</source>
        <translation>보통 단계 수</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>The folder of a model</source>
        <translation>모델 폴더</translation>
    </message>
    <message>
        <source>Plain garden</source>
        <translation>기본 정원</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose at least one emotion.</source>
        <translation>감정을 하나 이상 골라 주세요.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열에 넣기</translation>
    </message>
    <message>
        <source>Queue {0}</source>
        <translation>{0} 만들기</translation>
    </message>
    <message>
        <source>{0}, about {1}</source>
        <translation>{0}, 약 {1}</translation>
    </message>
    <message>
        <source>{0}; how long is known after the first ones</source>
        <translation>{0}, 걸리는 시간은 몇 장 만든 뒤에 알 수 있습니다</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Reject (nothing is deleted)</source>
        <translation>제외 (지우지 않음)</translation>
    </message>
    <message>
        <source>Undecided again</source>
        <translation>다시 미정으로</translation>
    </message>
    <message>
        <source>One star</source>
        <translation>별 하나</translation>
    </message>
    <message>
        <source>Two stars</source>
        <translation>별 둘</translation>
    </message>
    <message>
        <source>Three stars</source>
        <translation>별 셋</translation>
    </message>
    <message>
        <source>Four stars</source>
        <translation>별 넷</translation>
    </message>
    <message>
        <source>Five stars</source>
        <translation>별 다섯</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>별 없음</translation>
    </message>
    <message>
        <source>Into the trash, or out of it</source>
        <translation>휴지통에 넣기, 꺼내기</translation>
    </message>
    <message>
        <source>Large, and back to the grid</source>
        <translation>크게 보기, 목록으로 돌아가기</translation>
    </message>
    <message>
        <source>Zoom into the large picture</source>
        <translation>크게 볼 때 확대</translation>
    </message>
    <message>
        <source>Look for words of the prompts</source>
        <translation>프롬프트의 낱말 찾기</translation>
    </message>
    <message>
        <source>More like this (new seeds)</source>
        <translation>비슷한 그림 더 (새 시드)</translation>
    </message>
    <message>
        <source>The same picture again</source>
        <translation>같은 그림 다시</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>프롬프트 복사</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 그림</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 그림</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>이 목록</translation>
    </message>
    <message>
        <source>In the queue: to the front</source>
        <translation>대기열에서 맨 앞으로</translation>
    </message>
    <message>
        <source>In the queue: up</source>
        <translation>대기열에서 위로</translation>
    </message>
    <message>
        <source>In the queue: down</source>
        <translation>대기열에서 아래로</translation>
    </message>
    <message>
        <source>In the queue: to the back</source>
        <translation>대기열에서 맨 뒤로</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Into the garden</source>
        <translation>정원으로</translation>
    </message>
    <message>
        <source>Every picture is read back from the store and compared (SHA-256) before kiosks are told of it.</source>
        <translation>키오스크에 알리기 전에 모든 그림을 저장소에서 다시 읽어 비교합니다 (SHA-256).</translation>
    </message>
    <message>
        <source>Promoted into another store; this one does not have them</source>
        <translation>다른 저장소에 게시한 그림이며, 이 저장소에는 없습니다</translation>
    </message>
    <message>
        <source>Promote {0}</source>
        <translation>{0} 게시</translation>
    </message>
    <message>
        <source>Also those of another store: {0}</source>
        <translation>다른 저장소의 것도: {0}</translation>
    </message>
    <message>
        <source>Brought in: {0}. Already there: {1}. Failed: {2}.</source>
        <translation>게시: {0}. 이미 있음: {1}. 실패: {2}.</translation>
    </message>
    <message>
        <source>Will be brought in: {0}. Already there: {1}. Not: {2}.</source>
        <translation>게시할 것: {0}. 이미 있음: {1}. 할 수 없음: {2}.</translation>
    </message>
    <message>
        <source>It is not known what waits</source>
        <translation>무엇이 기다리는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No picture waits</source>
        <translation>기다리는 그림이 없습니다</translation>
    </message>
    <message>
        <source>What you keep in the review page (P) comes here.</source>
        <translation>검토 페이지에서 선택한 그림(P)이 여기로 옵니다.</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>실패한 것 다시</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>모두 취소</translation>
    </message>
    <message>
        <source>Just made</source>
        <translation>방금 만든 그림</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>검토하기</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>맨 앞으로</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>To the back</source>
        <translation>맨 뒤로</translation>
    </message>
    <message>
        <source>Cancel chosen</source>
        <translation>고른 것 취소</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Another program runs the queue; this window watches it.</source>
        <translation>다른 프로그램이 대기열을 돌리고 있습니다. 이 창은 지켜보기만 합니다.</translation>
    </message>
    <message>
        <source>Nothing waits; {0} failed.</source>
        <translation>기다리는 것이 없습니다. 실패: {0}.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>기다리는 것이 없습니다</translation>
    </message>
    <message>
        <source>Paused; {0} waiting</source>
        <translation>일시 정지, {0} 대기</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>{0} pictures a minute · {1} left</source>
        <translation>1분에 {0}장 · {1} 남음</translation>
    </message>
    <message>
        <source>Nothing grows yet</source>
        <translation>아직 아무것도 자라지 않습니다</translation>
    </message>
    <message>
        <source>Choose emotions on the left and queue a few pictures.</source>
        <translation>왼쪽에서 감정을 고르고 그림을 몇 장 만들어 보세요.</translation>
    </message>
    <message>
        <source>Review what was made</source>
        <translation>만든 그림 검토하기</translation>
    </message>
    <message>
        <source>Both orientations</source>
        <translation>가로·세로 모두</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>프롬프트의 낱말</translation>
    </message>
    <message>
        <source>Show {0} new</source>
        <translation>새 그림 {0}장 보기</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>모든 실행</translation>
    </message>
    <message>
        <source>Any stars</source>
        <translation>별 상관없이</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된순</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>✓ Keep</source>
        <translation>✓ 선택</translation>
    </message>
    <message>
        <source>✕ Reject</source>
        <translation>✕ 제외</translation>
    </message>
    <message>
        <source>No picture fits</source>
        <translation>맞는 그림이 없습니다</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>휴지통이 비어 있습니다</translation>
    </message>
    <message>
        <source>What you remove waits here until it is emptied.</source>
        <translation>휴지통에 넣은 그림은 비울 때까지 여기에 있습니다.</translation>
    </message>
    <message>
        <source>Everything here is decided, or filtered away.</source>
        <translation>모두 정했거나, 조건에 맞는 것이 없습니다.</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>아직 그림이 없습니다</translation>
    </message>
    <message>
        <source>Pictures come here as soon as they are made.</source>
        <translation>그림이 만들어지는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Make pictures</source>
        <translation>그림 만들기</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>필터 모두 풀기</translation>
    </message>
    <message>
        <source>The CSV files are in {0}.</source>
        <translation>CSV 파일을 {0}에 두었습니다.</translation>
    </message>
    <message>
        <source>Personalize has what kiosks told.</source>
        <translation>키오스크가 알린 내용을 Personalize가 모두 받았습니다.</translation>
    </message>
    <message>
        <source>Personalize deletes what it has of this user within a day.</source>
        <translation>Personalize가 하루 안에 이 사용자의 자료를 지웁니다.</translation>
    </message>
    <message>
        <source>User id of a visitor</source>
        <translation>관람객의 사용자 ID</translation>
    </message>
    <message>
        <source>Show recommendations</source>
        <translation>추천 보기</translation>
    </message>
    <message>
        <source>Delete their data…</source>
        <translation>자료 지우기…</translation>
    </message>
    <message>
        <source>Nothing is recommended to this user</source>
        <translation>이 사용자에게 추천할 그림이 없습니다</translation>
    </message>
    <message>
        <source>What Personalize recommends to a user</source>
        <translation>Personalize가 사용자에게 추천하는 그림</translation>
    </message>
    <message>
        <source>Write a user id above; the event log has those of all visitors.</source>
        <translation>위에 사용자 ID를 적어 주세요. 모든 관람객의 ID는 이벤트 기록에 있습니다.</translation>
    </message>
    <message>
        <source>There is no campaign in the settings (personalize_campaign_arn). Kiosks choose by themselves meanwhile.</source>
        <translation>설정에 캠페인(personalize_campaign_arn)이 없습니다. 그동안 키오스크가 스스로 고릅니다.</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>made</source>
        <translation>만듦</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>지움</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>AWS is at work</source>
        <translation>AWS에서 처리하는 중</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바꿈</translation>
    </message>
    <message>
        <source>needs a setting</source>
        <translation>설정이 필요함</translation>
    </message>
    <message>
        <source>left out, the store is a folder</source>
        <translation>건너뜀 (저장소가 폴더임)</translation>
    </message>
    <message>
        <source>nothing to import yet</source>
        <translation>아직 가져올 것이 없음</translation>
    </message>
    <message>
        <source>too few to import yet</source>
        <translation>아직 가져오기에 너무 적음</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>충분함</translation>
    </message>
    <message>
        <source>not enough yet</source>
        <translation>아직 모자람</translation>
    </message>
    <message>
        <source>needs your consent</source>
        <translation>동의가 필요함</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>스키마</translation>
    </message>
    <message>
        <source>Data set group</source>
        <translation>데이터 세트 그룹</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터 세트</translation>
    </message>
    <message>
        <source>Event tracker</source>
        <translation>이벤트 추적기</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>솔루션</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Visitors and likes</source>
        <translation>관람객과 좋아요</translation>
    </message>
    <message>
        <source>billed: what lies in the bucket</source>
        <translation>요금: 버킷에 보관하는 양</translation>
    </message>
    <message>
        <source>billed: each gigabyte</source>
        <translation>요금: 기가바이트마다</translation>
    </message>
    <message>
        <source>billed: each gigabyte of events</source>
        <translation>요금: 이벤트 기가바이트마다</translation>
    </message>
    <message>
        <source>billed: each training</source>
        <translation>요금: 학습할 때마다</translation>
    </message>
    <message>
        <source>billed: every hour that it stands</source>
        <translation>요금: 열려 있는 동안 시간마다</translation>
    </message>
    <message>
        <source>AWS is still importing. Import again later; it goes on from here.</source>
        <translation>AWS가 아직 가져오는 중입니다. 나중에 다시 가져오면 여기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>AWS is still deleting the campaign. Delete it again later, to see that it is gone.</source>
        <translation>AWS가 아직 캠페인을 지우고 있습니다. 나중에 다시 지워서 없어졌는지 확인하세요.</translation>
    </message>
    <message>
        <source>AWS is still deleting this. Delete everything again later; it goes on from here.</source>
        <translation>AWS가 아직 이것을 지우고 있습니다. 나중에 모두 지우기를 다시 하면 여기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>Take the line personalize_campaign_arn out of the settings files of kiosks and curators.</source>
        <translation>키오스크와 큐레이터의 설정 파일에서 personalize_campaign_arn 줄을 빼 주세요.</translation>
    </message>
    <message>
        <source>Take the lines that the set-up gave (personalize_tracking_id, personalize_users_arn, …) out of the settings files of kiosks and curators.</source>
        <translation>키오스크와 큐레이터의 설정 파일에서 준비할 때 받은 줄(personalize_tracking_id, personalize_users_arn, …)을 빼 주세요.</translation>
    </message>
    <message>
        <source>ended by an error</source>
        <translation>오류로 끝남</translation>
    </message>
    <message>
        <source>interactions: {0}</source>
        <translation>상호작용 {0}개</translation>
    </message>
    <message>
        <source>{0} since {1}</source>
        <translation>{1}부터 {0}</translation>
    </message>
    <message>
        <source>AWS is still at work on this step. Set up again later.</source>
        <translation>AWS가 아직 이 단계를 처리하고 있습니다. 나중에 다시 준비하세요.</translation>
    </message>
    <message>
        <source>{0} is not set: the role by which Personalize reads the bucket. Set it in the settings file, start again, and set up again.</source>
        <translation>{0} 설정이 없습니다. Personalize가 버킷을 읽는 역할입니다. 설정 파일에 적고 프로그램을 다시 시작한 뒤 다시 준비하세요.</translation>
    </message>
    <message>
        <source>Personalize imports interactions only from {0} on. Those that kiosks send by themselves it has already.</source>
        <translation>Personalize는 상호작용이 {0}개 이상일 때만 가져옵니다. 키오스크가 직접 보낸 것은 이미 받았습니다.</translation>
    </message>
    <message>
        <source>Personalize trains a model from {0} interactions and {1} users with {2} or more. Set up again when there are so many.</source>
        <translation>Personalize는 상호작용 {0}개와 {2}개 이상 좋아한 사용자 {1}명부터 모델을 학습합니다. 그만큼 모이면 다시 준비하세요.</translation>
    </message>
    <message>
        <source>The model is trained. Set up again with a campaign, and kiosks can ask it.</source>
        <translation>모델을 학습했습니다. 캠페인을 여는 것으로 다시 준비하면 키오스크가 추천을 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>To learn from</source>
        <translation>학습할 자료</translation>
    </message>
    <message>
        <source>The campaign is billed for every hour that it stands, asked or not.</source>
        <translation>캠페인은 쓰지 않아도 열려 있는 동안 시간마다 요금이 나갑니다.</translation>
    </message>
    <message>
        <source>Delete the campaign…</source>
        <translation>캠페인 지우기…</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>모두 지우기…</translation>
    </message>
    <message>
        <source>Export CSV files…</source>
        <translation>CSV 내보내기…</translation>
    </message>
    <message>
        <source>Import anew…</source>
        <translation>새로 가져오기…</translation>
    </message>
    <message>
        <source>Interactions: {0} ({1} needed)</source>
        <translation>상호작용: {0}건 (필요: {1}건)</translation>
    </message>
    <message>
        <source>Users who liked two or more: {0} ({1} needed)</source>
        <translation>두 번 이상 좋아한 사용자: {0}명 (필요: {1}명)</translation>
    </message>
    <message>
        <source>Damaged in the event log, and left out: {0}.</source>
        <translation>이벤트 기록에서 손상되어 뺀 것: {0}개.</translation>
    </message>
    <message>
        <source>Pictures Personalize refused, kept aside (the log says why): {0}</source>
        <translation>Personalize가 거절해 따로 둔 그림 (이유는 로그에 있음): {0}</translation>
    </message>
    <message>
        <source>The likes could not be counted.</source>
        <translation>좋아요를 세지 못했습니다.</translation>
    </message>
    <message>
        <source>Set up at AWS</source>
        <translation>AWS에 준비하기</translation>
    </message>
    <message>
        <source>Set Amazon Personalize up?</source>
        <translation>Amazon Personalize를 준비할까요?</translation>
    </message>
    <message>
        <source>What is missing is made step by step, and AWS is waited for. It can be stopped, and goes on where it ended, even after this program was closed.</source>
        <translation>없는 것을 하나씩 만들고 AWS를 기다립니다. 언제든 멈출 수 있고, 프로그램을 닫은 뒤에도 멈춘 곳에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Open a campaign; I know that it is billed until it is deleted</source>
        <translation>캠페인 열기 (지울 때까지 요금이 나가는 것을 알고 있습니다)</translation>
    </message>
    <message>
        <source>Train anew from the newest events, where there is a model already</source>
        <translation>이미 모델이 있으면 최신 이벤트로 새로 학습하기</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Schemas, data sets, filter</source>
        <translation>스키마, 데이터 세트, 필터</translation>
    </message>
    <message>
        <source>cost nothing</source>
        <translation>무료</translation>
    </message>
    <message>
        <source>Files and import, events of kiosks</source>
        <translation>파일과 가져오기, 키오스크의 이벤트</translation>
    </message>
    <message>
        <source>billed by the gigabyte</source>
        <translation>기가바이트마다 요금</translation>
    </message>
    <message>
        <source>each training is billed; it takes hours</source>
        <translation>학습할 때마다 요금, 몇 시간 걸림</translation>
    </message>
    <message>
        <source>billed for every hour that it stands, asked or not</source>
        <translation>쓰지 않아도 열려 있는 동안 시간마다 요금</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Set up at AWS…</source>
        <translation>AWS에 준비하기…</translation>
    </message>
    <message>
        <source>Copy the lines for the settings</source>
        <translation>설정에 넣을 줄 복사</translation>
    </message>
    <message>
        <source>Where the CSV files go</source>
        <translation>CSV 파일을 둘 폴더</translation>
    </message>
    <message>
        <source>Users: {0}. Pictures in the garden: {1}.</source>
        <translation>사용자 {0}명, 정원의 그림 {1}장.</translation>
    </message>
    <message>
        <source>Pictures Personalize is still to be told of: {0}</source>
        <translation>Personalize에 아직 알리지 않은 그림: {0}장</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Enough for Personalize to train a model.</source>
        <translation>Personalize가 모델을 학습하기에 충분합니다.</translation>
    </message>
    <message>
        <source>Not enough yet to train a model.</source>
        <translation>아직 모델을 학습하기에 모자랍니다.</translation>
    </message>
    <message>
        <source>For the settings file:</source>
        <translation>설정 파일에 넣을 내용:</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Delete withdrawn…</source>
        <translation>내린 그림 삭제…</translation>
    </message>
    <message>
        <source>Withdrawn for at least</source>
        <translation>내린 지 최소</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>휴지통 비우기…</translation>
    </message>
    <message>
        <source>In the trash for at least</source>
        <translation>휴지통에 들어간 지 최소</translation>
    </message>
    <message>
        <source>Stopped. The next time goes on from there.</source>
        <translation>멈췄습니다. 다음에 여기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>Copied: {0}. There already: {1}. Could not be: {2}.</source>
        <translation>복사함: {0}. 이미 있음: {1}. 하지 못함: {2}.</translation>
    </message>
    <message>
        <source>Verified: {0}. Not as backed up: {1}.</source>
        <translation>확인함: {0}. 백업과 다름: {1}.</translation>
    </message>
    <message>
        <source>Restored: {0}. There already: {1}. Kept: {2}. Refused: {3}.</source>
        <translation>복원함: {0}. 이미 있음: {1}. 그대로 둠: {2}. 거부함: {3}.</translation>
    </message>
    <message>
        <source>Deleted for ever: {0}.</source>
        <translation>영구 삭제됨: {0}.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Pictures with their recipes, decisions, the garden, what visitors liked, and your own prompts and settings. Every file is verified (SHA-256); what is in the folder already is not copied again.</source>
        <translation>그림과 제작 기록, 결정, 정원, 관람객의 반응, 직접 쓴 프롬프트와 설정을 담습니다. 모든 파일을 검증하며(SHA-256), 폴더에 이미 있는 것은 다시 복사하지 않습니다.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>백업하기</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Where what is here differs, take the backup&apos;s</source>
        <translation>이곳의 내용과 다르면 백업의 것으로 바꾸기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Take the backup&apos;s where what is here differs?</source>
        <translation>다른 내용을 백업의 것으로 바꿀까요?</translation>
    </message>
    <message>
        <source>Decisions become those of the backup (one step, which can be undone); the garden also lists what it listed then; your prompts and settings are replaced. Nothing that is only here is taken away.</source>
        <translation>결정이 백업의 것으로 바뀌고(한 번에 되돌릴 수 있음), 그때 정원에 있던 그림이 다시 걸리며, 프롬프트와 설정이 바뀝니다. 이곳에만 있는 것은 없어지지 않습니다.</translation>
    </message>
    <message>
        <source>Restore and replace</source>
        <translation>복원하고 바꾸기</translation>
    </message>
    <message>
        <source>No folder is chosen</source>
        <translation>선택한 폴더가 없습니다</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Choose a folder, best on another disk.</source>
        <translation>폴더를 선택하세요. 다른 디스크에 있는 것이 좋습니다.</translation>
    </message>
    <message>
        <source>There is no backup in this folder yet.</source>
        <translation>이 폴더에는 아직 백업이 없습니다.</translation>
    </message>
    <message>
        <source>Backup of {0}: {1} of the pool, {2} in the garden, {3} event logs; {4}.</source>
        <translation>{0} 백업: 보관함 {1}, 정원 {2}, 이벤트 기록 {3}개, {4}.</translation>
    </message>
    <message>
        <source> days</source>
        <translation>일</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>영구 삭제</translation>
    </message>
    <message>
        <source>{0} will be deleted for ever. This can not be undone.</source>
        <translation>{0}을 영구 삭제합니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>No picture is that old.</source>
        <translation>그만큼 오래된 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Pictures and queue</source>
        <translation>그림과 대기열</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>GPU pack</source>
        <translation>GPU 팩</translation>
    </message>
    <message>
        <source>Downloaded models</source>
        <translation>내려받은 모델</translation>
    </message>
    <message>
        <source>Previews of unfinished pictures</source>
        <translation>생성 중인 그림 미리보기</translation>
    </message>
    <message>
        <source>Memory of the graphics card</source>
        <translation>그래픽 카드 메모리</translation>
    </message>
    <message>
        <source>Compile models</source>
        <translation>모델 컴파일</translation>
    </message>
    <message>
        <source>Open pickled models (.ckpt, .bin, .pt)</source>
        <translation>피클 모델 열기(.ckpt, .bin, .pt)</translation>
    </message>
    <message>
        <source>Helpers look at new pictures</source>
        <translation>도우미가 새 그림을 살펴봄</translation>
    </message>
    <message>
        <source>CLIP model</source>
        <translation>CLIP 모델</translation>
    </message>
    <message>
        <source>Pictures always hang on a wall without a tint of its own.</source>
        <translation>그림이 걸리는 벽은 언제나 무채색입니다.</translation>
    </message>
    <message>
        <source>The folder of the database, the pictures that were made, and your presets. Another folder begins with what is in it; nothing is moved.</source>
        <translation>데이터베이스, 만든 그림, 프롬프트 모음을 두는 폴더입니다. 다른 폴더를 고르면 그 폴더에 있는 것으로 시작하며, 아무것도 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>Where promoted pictures go and kiosks look. Kiosks elsewhere need to reach it too.</source>
        <translation>게시한 그림이 놓이고 키오스크가 찾아보는 곳입니다. 다른 컴퓨터의 키오스크도 닿을 수 있어야 합니다.</translation>
    </message>
    <message>
        <source>What the form and the command begin with.</source>
        <translation>생성 양식과 명령이 처음에 쓰는 엔진입니다.</translation>
    </message>
    <message>
        <source>Of the landscape picture, in pixels.</source>
        <translation>가로 그림의 크기(픽셀)입니다.</translation>
    </message>
    <message>
        <source>Emptying the trash deletes what has been there for so long.</source>
        <translation>휴지통을 비우면 이 기간이 지난 그림이 지워집니다.</translation>
    </message>
    <message>
        <source>A folder with a small autoencoder (TAESD) that fits the model.</source>
        <translation>모델에 맞는 작은 오토인코더(TAESD)가 있는 폴더입니다.</translation>
    </message>
    <message>
        <source>How a model is fitted into it. Whole is fastest; in slices and part by part need less.</source>
        <translation>모델을 메모리에 올리는 방법입니다. 통째로가 가장 빠르고, 나누어 올리면 메모리가 덜 듭니다.</translation>
    </message>
    <message>
        <source>The first picture of a size takes minutes, later ones may be faster: for long runs of one size.</source>
        <translation>크기마다 첫 그림은 몇 분이 걸리지만 다음부터는 더 빠를 수 있습니다. 한 가지 크기를 오래 만들 때 쓰세요.</translation>
    </message>
    <message>
        <source>Such a file can run any program on this machine. Say yes only to files of somebody you trust; safetensors need no such trust.</source>
        <translation>이런 파일은 이 컴퓨터에서 어떤 프로그램이든 실행할 수 있습니다. 믿을 수 있는 파일일 때만 허용하세요. safetensors는 그럴 염려가 없습니다.</translation>
    </message>
    <message>
        <source>A folder with the model that tells how well pictures match their prompts.</source>
        <translation>그림이 프롬프트와 얼마나 맞는지 알려 주는 모델이 있는 폴더입니다.</translation>
    </message>
    <message>
        <source>The unpacked folder that brings diffusion models to an installed program.</source>
        <translation>설치된 프로그램에서 확산 모델을 쓸 수 있게 해 주는, 압축을 푼 폴더입니다.</translation>
    </message>
    <message>
        <source>the one beside the program, if there is one</source>
        <translation>프로그램 옆에 있는 것(있는 경우)</translation>
    </message>
    <message>
        <source>the folder “models” beside the pictures</source>
        <translation>그림 옆의 “models” 폴더</translation>
    </message>
    <message>
        <source>“taesd” among the models, if it is there</source>
        <translation>모델 폴더의 “taesd”(있는 경우)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>By what is free</source>
        <translation>남은 만큼 알아서</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>통째로</translation>
    </message>
    <message>
        <source>In slices</source>
        <translation>조각으로 나누어</translation>
    </message>
    <message>
        <source>Part by part</source>
        <translation>부분별로</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>폴더 경로</translation>
    </message>
    <message>
        <source>a folder, or s3://bucket or s3://bucket/prefix</source>
        <translation>폴더, 또는 s3://버킷이나 s3://버킷/앞부분</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT in multiples of 8 from 64 to 4096, such as 768x512</source>
        <translation>가로x세로 크기(768x512처럼 64~4096의 8의 배수)</translation>
    </message>
    <message>
        <source>a whole number from 1 to 3650</source>
        <translation>1에서 3650까지의 정수</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>환경 변수</translation>
    </message>
    <message>
        <source>Please give {0}.</source>
        <translation>다음을 입력해 주세요: {0}.</translation>
    </message>
    <message>
        <source>This time {0} says “{1}”, which is stronger.</source>
        <translation>이번 실행에는 {0}의 “{1}” 값이 우선합니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>A line up</source>
        <translation>한 줄 위로</translation>
    </message>
    <message>
        <source>A line down</source>
        <translation>한 줄 아래로</translation>
    </message>
    <message>
        <source>The first picture</source>
        <translation>첫 그림</translation>
    </message>
    <message>
        <source>The last picture</source>
        <translation>마지막 그림</translation>
    </message>
    <message>
        <source>Choose the next picture too</source>
        <translation>다음 그림도 고르기</translation>
    </message>
    <message>
        <source>Choose the previous picture too</source>
        <translation>이전 그림도 고르기</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>모두 고르기</translation>
    </message>
    <message>
        <source>To the next field</source>
        <translation>다음 칸으로</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>서로 바꾸기</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>{0} belongs to the window and can not be changed.</source>
        <translation>{0} 키는 창에서 쓰는 키라 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>{0} is the key of “{1}”.</source>
        <translation>{0} 키는 이미 “{1}”에 쓰입니다.</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>키를 누르세요…</translation>
    </message>
    <message>
        <source>After the next start.</source>
        <translation>다시 시작한 뒤에 적용됩니다.</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>언어와 화면</translation>
    </message>
    <message>
        <source>Folders and store</source>
        <translation>폴더와 저장소</translation>
    </message>
    <message>
        <source>New pictures</source>
        <translation>새 그림</translation>
    </message>
    <message>
        <source>Models and helpers</source>
        <translation>모델과 도우미</translation>
    </message>
    <message>
        <source>Press a key&apos;s button, then the key you want instead.</source>
        <translation>바꿀 키의 단추를 누른 다음, 원하는 키를 누르세요.</translation>
    </message>
    <message>
        <source>First steps again…</source>
        <translation>처음 설정 다시…</translation>
    </message>
    <message>
        <source>Kept in {0}</source>
        <translation>설정 파일: {0}</translation>
    </message>
    <message>
        <source>Some of what you changed acts after the next start.</source>
        <translation>바꾼 설정 가운데 일부는 다시 시작한 뒤에 적용됩니다.</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>지금 다시 시작</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>처음 설정</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마침</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Paints gardens by rules of its own. Needs no graphics card and nothing else.</source>
        <translation>스스로의 규칙으로 정원을 그립니다. 그래픽 카드도, 다른 준비도 필요 없습니다.</translation>
    </message>
    <message>
        <source>Makes pictures with a model from your disk. Wants a graphics card to be quick.</source>
        <translation>디스크에 있는 모델로 그림을 만듭니다. 빠르게 만들려면 그래픽 카드가 필요합니다.</translation>
    </message>
    <message>
        <source>Not installed here. This brings it, and is some gigabytes to download:</source>
        <translation>이 컴퓨터에 설치되어 있지 않습니다. 아래 명령으로 설치하며, 몇 기가바이트를 내려받습니다.</translation>
    </message>
    <message>
        <source>Not installed here. Put the GPU pack beside the program, or name its folder in Settings.</source>
        <translation>여기에는 설치되어 있지 않습니다. GPU 팩을 프로그램 옆에 두거나 설정에서 그 폴더를 지정해 주세요.</translation>
    </message>
    <message>
        <source>Welcome to the garden</source>
        <translation>정원에 오신 것을 환영합니다</translation>
    </message>
    <message>
        <source>Four short questions, and the first pictures can grow. Everything can be changed later in Settings. Which language shall the window speak?</source>
        <translation>짧은 질문 네 가지에 답하면 첫 그림을 기를 수 있습니다. 모두 나중에 설정에서 바꿀 수 있습니다. 어떤 언어로 쓸까요?</translation>
    </message>
    <message>
        <source>{0} GB free.</source>
        <translation>{0} GB 남음.</translation>
    </message>
    <message>
        <source>The folder will be made.</source>
        <translation>폴더를 새로 만듭니다.</translation>
    </message>
    <message>
        <source>That is little for many pictures.</source>
        <translation>그림을 많이 두기에는 부족합니다.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Reading the event log: {0} of {1} files</source>
        <translation>기록을 읽는 중: 파일 {1}개 중 {0}개</translation>
    </message>
    <message>
        <source>Working out the figures…</source>
        <translation>수치를 계산하고 있습니다…</translation>
    </message>
    <message>
        <source>Simulated: no visitor was ever here.</source>
        <translation>모의 기록입니다. 실제 관람객은 없었습니다.</translation>
    </message>
    <message>
        <source>{0} files of simulated kiosks are left out.</source>
        <translation>모의 키오스크의 파일 {0}개는 제외했습니다.</translation>
    </message>
    <message>
        <source>Reading what kiosks have written…</source>
        <translation>키오스크의 기록을 읽고 있습니다…</translation>
    </message>
    <message>
        <source>No visitor has been here yet</source>
        <translation>아직 관람객이 없습니다</translation>
    </message>
    <message>
        <source>The event log could not be read</source>
        <translation>기록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Kiosks write what was shown and liked into the store by themselves; a simulated month can be made with python -m kiosk simulate.</source>
        <translation>키오스크는 보여 준 그림과 좋아요를 저장소에 스스로 기록합니다. python -m kiosk simulate로 한 달의 모의 기록을 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Where shall pictures live?</source>
        <translation>그림을 어디에 둘까요?</translation>
    </message>
    <message>
        <source>The pictures you make, the queue and your decisions are kept in this folder. Choose a disk with room for thousands of pictures.</source>
        <translation>만든 그림, 대기열, 검토 결과를 이 폴더에 둡니다. 그림 수천 장이 들어갈 디스크를 고르세요.</translation>
    </message>
    <message>
        <source>Where is the garden?</source>
        <translation>정원은 어디에 둘까요?</translation>
    </message>
    <message>
        <source>Pictures you promote go into the store, and kiosks look there. On one machine leave this empty; with kiosks elsewhere choose a folder that they share, or type s3://bucket.</source>
        <translation>게시한 그림은 저장소로 가고, 키오스크는 그곳을 찾아봅니다. 한 대에서만 쓰면 비워 두고, 키오스크가 따로 있으면 함께 쓰는 폴더를 고르거나 s3://버킷을 적으세요.</translation>
    </message>
    <message>
        <source>{0} is not there.</source>
        <translation>{0} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>the folder “store” beside the pictures</source>
        <translation>그림 옆의 “store” 폴더</translation>
    </message>
    <message>
        <source>What shall make pictures?</source>
        <translation>무엇으로 그림을 만들까요?</translation>
    </message>
    <message>
        <source>Both can be used side by side; this is where you begin.</source>
        <translation>둘 다 함께 쓸 수 있습니다. 처음에 쓸 것을 고르세요.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>All set</source>
        <translation>준비가 끝났습니다</translation>
    </message>
    <message>
        <source>This is kept when you finish. With other folders the window opens again.</source>
        <translation>마치면 아래와 같이 저장합니다. 폴더를 바꿨다면 창이 다시 열립니다.</translation>
    </message>
    <message>
        <source>Prompt lab</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>the model&apos;s own scheduler</source>
        <translation>모델에 딸린 스케줄러</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>스케줄러</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>모델을 골라 주세요.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>모델 고르기</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>다른 폴더…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>다른 파일…</translation>
    </message>
    <message>
        <source>The file of a model</source>
        <translation>모델 파일</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>그려 보기</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>변형</translation>
    </message>
    <message>
        <source>Four pictures from new seeds</source>
        <translation>새 시드로 그림 네 장</translation>
    </message>
    <message>
        <source>Same seed, new words</source>
        <translation>같은 시드, 다른 말</translation>
    </message>
    <message>
        <source>Keep the seed of the picture and change the prompt</source>
        <translation>이 그림의 시드는 그대로 두고 프롬프트를 바꿉니다</translation>
    </message>
    <message>
        <source>Send to the queue…</source>
        <translation>대기열로 보내기…</translation>
    </message>
    <message>
        <source>Fill the generation form with this prompt</source>
        <translation>이 프롬프트로 생성 양식을 채웁니다</translation>
    </message>
    <message>
        <source>Tries of this session</source>
        <translation>이번에 그려 본 것</translation>
    </message>
    <message>
        <source>Write a prompt and try it: the picture grows here.</source>
        <translation>프롬프트를 쓰고 그려 보세요. 그림이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Nothing tried yet</source>
        <translation>아직 그려 본 것이 없습니다</translation>
    </message>
    <message>
        <source>Saved: {0}.</source>
        <translation>저장함: {0}.</translation>
    </message>
    <message>
        <source>Deleted: {0}.</source>
        <translation>지움: {0}.</translation>
    </message>
    <message>
        <source>its authors have to be named</source>
        <translation>만든 사람의 이름을 밝혀야 합니다</translation>
    </message>
    <message>
        <source>its list of forbidden uses holds for the pictures too</source>
        <translation>금지된 사용 목록이 그림에도 적용됩니다</translation>
    </message>
    <message>
        <source>it has a list of forbidden uses</source>
        <translation>금지된 사용 목록이 있습니다</translation>
    </message>
    <message>
        <source>organisations above a yearly revenue named in it need an enterprise licence</source>
        <translation>정해진 연 매출을 넘는 기관은 기업용 라이선스가 필요합니다</translation>
    </message>
    <message>
        <source>it leaves out some countries: look for yours</source>
        <translation>일부 나라는 제외됩니다. 해당되는지 확인해 주세요</translation>
    </message>
    <message>
        <source>{0} forbids commercial use: an exhibition that earns money or advertises needs another licence from the model&apos;s authors.</source>
        <translation>{0}: 상업적 사용을 금지합니다. 수익이나 홍보가 있는 전시는 모델 제작자에게 다른 라이선스를 받아야 합니다.</translation>
    </message>
    <message>
        <source>{0} allows research only: pictures may not be shown in public.</source>
        <translation>{0}: 연구용으로만 쓸 수 있어, 그림을 공개 전시할 수 없습니다.</translation>
    </message>
    <message>
        <source>The licence &apos;{0}&apos; is not known here; read it before showing pictures.</source>
        <translation>라이선스 &apos;{0}&apos;은(는) 알려져 있지 않습니다. 그림을 전시하기 전에 읽어 주세요.</translation>
    </message>
    <message>
        <source>Nobody said under which licence this model is; find out before showing pictures.</source>
        <translation>이 모델의 라이선스를 알 수 없습니다. 그림을 전시하기 전에 확인해 주세요.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>용량</translation>
    </message>
    <message>
        <source>Native size</source>
        <translation>기본 해상도</translation>
    </message>
    <message>
        <source>Steps · guidance</source>
        <translation>단계 · 가이던스</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>적혀 있지 않음</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>{0} 읽는 중</translation>
    </message>
    <message>
        <source>Fetching {0}</source>
        <translation>{0} 내려받는 중</translation>
    </message>
    <message>
        <source>{0}: every file is as it was added.</source>
        <translation>{0}: 모든 파일이 추가할 때 그대로입니다.</translation>
    </message>
    <message>
        <source>Verifying {0}</source>
        <translation>{0} 확인하는 중</translation>
    </message>
    <message>
        <source>{0} is off the list; its files stay.</source>
        <translation>{0}: 목록에서 뺐습니다. 파일은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Listed: {0}.</source>
        <translation>목록에 넣음: {0}.</translation>
    </message>
    <message>
        <source>Stopped. The same again goes on where it was.</source>
        <translation>멈췄습니다. 다시 하면 멈춘 곳에서 이어집니다.</translation>
    </message>
    <message>
        <source>For the garden of</source>
        <translation>어느 감정의 정원</translation>
    </message>
    <message>
        <source>Write a prompt.</source>
        <translation>프롬프트를 써 주세요.</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>모음 이름</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>모음으로 저장</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>프롬프트 모음</translation>
    </message>
    <message>
        <source>Steps when none are asked for</source>
        <translation>따로 정하지 않을 때의 단계 수</translation>
    </message>
    <message>
        <source>Guidance of its own</source>
        <translation>가이던스 따로 정하기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Verify files</source>
        <translation>파일 확인</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>목록에서 빼기</translation>
    </message>
    <message>
        <source>usually {0} steps, guidance {1}</source>
        <translation>보통 {0}단계, 가이던스 {1}</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>hub id, such as OWNER/NAME</source>
        <translation>허브 ID (예: OWNER/NAME)</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>아직 모델이 없습니다</translation>
    </message>
    <message>
        <source>The painter needs none. Add the folder of a diffusion model, or download one by its hub id.</source>
        <translation>화가 엔진에는 필요 없습니다. 확산 모델의 폴더를 추가하거나, 허브 ID로 내려받아 주세요.</translation>
    </message>
    <message>
        <source>Cancel this picture</source>
        <translation>이 그림 취소</translation>
    </message>
    <message>
        <source>Compare two, or those that are chosen</source>
        <translation>둘을 나란히, 또는 고른 그림끼리 비교</translation>
    </message>
    <message>
        <source>Compare four</source>
        <translation>넷을 나란히 비교</translation>
    </message>
    <message>
        <source>Collapse or expand this stack</source>
        <translation>이 묶음 접기, 펴기</translation>
    </message>
    <message>
        <source>Collapse or expand all stacks</source>
        <translation>모든 묶음 접기, 펴기</translation>
    </message>
    <message>
        <source>Look twice: a safety checker flagged it.</source>
        <translation>다시 보기: 안전 검사기가 표시한 그림입니다.</translation>
    </message>
    <message>
        <source>Also those marked “look twice”: {0}</source>
        <translation>“다시 보기” 표시가 있는 그림도: {0}</translation>
    </message>
    <message>
        <source>Held back: {0}.</source>
        <translation>보류: {0}.</translation>
    </message>
    <message>
        <source>Any score</source>
        <translation>점수 상관없이</translation>
    </message>
    <message>
        <source>Score 75 +</source>
        <translation>점수 75 이상</translation>
    </message>
    <message>
        <source>Score 50 +</source>
        <translation>점수 50 이상</translation>
    </message>
    <message>
        <source>Score below 50</source>
        <translation>점수 50 미만</translation>
    </message>
    <message>
        <source>Score below 25</source>
        <translation>점수 25 미만</translation>
    </message>
    <message>
        <source>With any sign</source>
        <translation>표시 상관없이</translation>
    </message>
    <message>
        <source>Look twice</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>Almost black</source>
        <translation>거의 검음</translation>
    </message>
    <message>
        <source>In a stack</source>
        <translation>묶음에 있음</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>날짜 상관없이</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>최근 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>기간 지정…</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>별 많은 순</translation>
    </message>
    <message>
        <source>Best score first</source>
        <translation>점수 높은 순</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>프롬프트와 잘 맞는 순</translation>
    </message>
    <message>
        <source>Stack by stack</source>
        <translation>묶음별로</translation>
    </message>
    <message>
        <source>look twice</source>
        <translation>다시 보기</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>점수 {0}</translation>
    </message>
    <message>
        <source>almost black</source>
        <translation>거의 검음</translation>
    </message>
    <message>
        <source>match {0}</source>
        <translation>일치 {0}</translation>
    </message>
    <message>
        <source>stack of {0}</source>
        <translation>묶음 {0}장</translation>
    </message>
    <message>
        <source>no CLIP model is set (setting clip_model)</source>
        <translation>CLIP 모델이 정해지지 않았습니다 (설정 clip_model)</translation>
    </message>
    <message>
        <source>torch is not installed; `python3 start.py setup --with-diffusers` installs it</source>
        <translation>torch가 설치되어 있지 않습니다. `python3 start.py setup --with-diffusers`로 설치할 수 있습니다</translation>
    </message>
    <message>
        <source>torch is not installed; put the GPU pack beside the program, or name its folder in the setting gpu_pack</source>
        <translation>torch가 설치되어 있지 않습니다. GPU 팩을 프로그램 옆에 두거나 설정 gpu_pack에 그 폴더를 지정해 주세요</translation>
    </message>
    <message>
        <source>the setting advice is false; the command `advise` does it</source>
        <translation>설정 advice가 false입니다. 명령 `advise`로 할 수 있습니다</translation>
    </message>
    <message>
        <source>Sharpness, exposure, almost black: {0}</source>
        <translation>선명도, 노출, 거의 검음: {0}</translation>
    </message>
    <message>
        <source>Stacks of similar pictures: {0}</source>
        <translation>비슷한 그림 묶음: {0}</translation>
    </message>
    <message>
        <source>Picture and prompt compared: {0}</source>
        <translation>그림과 프롬프트 비교: {0}</translation>
    </message>
    <message>
        <source>Look twice: marked by the safety checker of a diffusion model that has one; the painter has none.</source>
        <translation>다시 보기: 안전 검사기가 있는 확산 모델이 표시합니다. 화가에는 없습니다.</translation>
    </message>
    <message>
        <source>off: {0}</source>
        <translation>꺼짐: {0}</translation>
    </message>
    <message>
        <source>on, {0} left</source>
        <translation>켜짐, 남은 {0}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>Helpers</source>
        <translation>도우미</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>{0}장 남음</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0}개 꺼짐</translation>
    </message>
    <message>
        <source>Toddler (to 5)</source>
        <translation>유아 (5세 이하)</translation>
    </message>
    <message>
        <source>Child (6-12)</source>
        <translation>어린이 (6–12세)</translation>
    </message>
    <message>
        <source>Teenager (13-18)</source>
        <translation>청소년 (13–18세)</translation>
    </message>
    <message>
        <source>Young adult (19-25)</source>
        <translation>청년 (19–25세)</translation>
    </message>
    <message>
        <source>Adult (26-49)</source>
        <translation>성인 (26–49세)</translation>
    </message>
    <message>
        <source>Middle age (50-64)</source>
        <translation>중년 (50–64세)</translation>
    </message>
    <message>
        <source>Elder (65 and over)</source>
        <translation>노년 (65세 이상)</translation>
    </message>
    <message>
        <source>Read as male</source>
        <translation>남성으로 읽힘</translation>
    </message>
    <message>
        <source>Read as female</source>
        <translation>여성으로 읽힘</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own choice</source>
        <translation>키오스크의 선택</translation>
    </message>
    <message>
        <source>Its screens dealt by chance</source>
        <translation>키오스크가 무작위로 낸 화면</translation>
    </message>
    <message>
        <source>Comparison: pure chance</source>
        <translation>비교 대상: 순수 무작위</translation>
    </message>
    <message>
        <source>Amazon Personalize</source>
        <translation>Amazon Personalize</translation>
    </message>
    <message>
        <source>Amazon Personalize, filled up by the kiosk</source>
        <translation>Amazon Personalize, 모자란 그림은 키오스크가 선택</translation>
    </message>
    <message>
        <source>Amazon Personalize, filled up by chance</source>
        <translation>Amazon Personalize, 모자란 그림은 무작위</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>favorite {0}</source>
        <translation>소재 {0}</translation>
    </message>
    <message>
        <source>{0} format</source>
        <translation>{0} 형식</translation>
    </message>
    <message>
        <source>word {0}</source>
        <translation>낱말 {0}</translation>
    </message>
    <message>
        <source>colour {0}</source>
        <translation>색 {0}</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>갈색</translation>
    </message>
    <message>
        <source>black</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>white</source>
        <translation>하양</translation>
    </message>
    <message>
        <source>1 file that is no event file</source>
        <translation>기록 파일이 아닌 파일 1개</translation>
    </message>
    <message>
        <source>{0} files that are no event files</source>
        <translation>기록 파일이 아닌 파일 {0}개</translation>
    </message>
    <message>
        <source>1 file that is too large</source>
        <translation>너무 큰 파일 1개</translation>
    </message>
    <message>
        <source>{0} files that are too large</source>
        <translation>너무 큰 파일 {0}개</translation>
    </message>
    <message>
        <source>1 line that is no event</source>
        <translation>기록이 아닌 줄 1개</translation>
    </message>
    <message>
        <source>{0} lines that are no events</source>
        <translation>기록이 아닌 줄 {0}개</translation>
    </message>
    <message>
        <source>1 screen with a wrong field</source>
        <translation>값이 잘못된 화면 1개</translation>
    </message>
    <message>
        <source>{0} screens with a wrong field</source>
        <translation>값이 잘못된 화면 {0}개</translation>
    </message>
    <message>
        <source>1 screen from the future</source>
        <translation>미래 시각의 화면 1개</translation>
    </message>
    <message>
        <source>{0} screens from the future</source>
        <translation>미래 시각의 화면 {0}개</translation>
    </message>
    <message>
        <source>{0}: {1} of 100 liked; {2} shown in {3}</source>
        <translation>{0}: 100장당 좋아요 {1}, {3}에서 {2}장을 보여 줌</translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation>관람 1회</translation>
    </message>
    <message>
        <source>{0} visits</source>
        <translation>관람 {0}회</translation>
    </message>
    <message>
        <source>1 screen</source>
        <translation>화면 1개</translation>
    </message>
    <message>
        <source>{0} screens</source>
        <translation>화면 {0}개</translation>
    </message>
    <message>
        <source>{0} · {1} · {2} of 100 pictures liked · {3} to {4}</source>
        <translation>{0} · {1} · 100장당 좋아요 {2} · {3} ~ {4}</translation>
    </message>
    <message>
        <source>1 file of simulated kiosks is left out.</source>
        <translation>모의 키오스크의 파일 1개는 제외했습니다.</translation>
    </message>
    <message>
        <source>Passed over: {0}</source>
        <translation>건너뜀: {0}</translation>
    </message>
    <message>
        <source>Too few pictures shown count for this question: the interval is too wide.</source>
        <translation>이 질문에 답할 기록이 너무 적어 구간이 너무 넓습니다.</translation>
    </message>
    <message>
        <source>It would have been liked more: {0} to {1} of 100 more.</source>
        <translation>더 좋아했을 것입니다. 100장당 {0}~{1} 더 많습니다.</translation>
    </message>
    <message>
        <source>It would have been liked less: {0} to {1} of 100 less.</source>
        <translation>덜 좋아했을 것입니다. 100장당 {0}~{1} 더 적습니다.</translation>
    </message>
    <message>
        <source>No difference from what was shown can be told.</source>
        <translation>실제로 보여 준 것과 차이가 있다고 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own choice is liked more: {0} to {1} of 100 more.</source>
        <translation>키오스크의 선택을 더 좋아합니다. 100장당 {0}~{1} 더 많습니다.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s own choice is liked less: {0} to {1} of 100 less.</source>
        <translation>키오스크의 선택을 덜 좋아합니다. 100장당 {0}~{1} 더 적습니다.</translation>
    </message>
    <message>
        <source>No difference from the kiosk&apos;s own choice can be told.</source>
        <translation>키오스크의 선택과 차이가 있다고 말할 수 없습니다.</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>쉼</translation>
    </message>
    <message>
        <source>this picture</source>
        <translation>이 그림</translation>
    </message>
    <message>
        <source>{0}, as they asked</source>
        <translation>{0} (관람객이 고름)</translation>
    </message>
    <message>
        <source>{0}, for {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>Wished of {0}. Kiosks heed it within two minutes.</source>
        <translation>{0}에 지정했습니다. 키오스크에는 2분 안에 반영됩니다.</translation>
    </message>
    <message>
        <source>Stopped after {0} of {1} files; Refresh goes on.</source>
        <translation>파일 {1}개 중 {0}개까지 읽고 멈췄습니다. ‘새로 고침’을 누르면 이어서 읽습니다.</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>On every screen it can be on, but those dealt by chance</source>
        <translation>무작위 화면을 빼고, 나올 수 있는 모든 화면에 보여 줍니다</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>쉬기</translation>
    </message>
    <message>
        <source>On no screen, unless there is nothing else</source>
        <translation>다른 그림이 없을 때 말고는 보여 주지 않습니다</translation>
    </message>
    <message>
        <source>Weight: its odds are multiplied by this</source>
        <translation>가중치: 선택될 승산에 이 값을 곱합니다</translation>
    </message>
    <message>
        <source>No wish</source>
        <translation>지정 해제</translation>
    </message>
    <message>
        <source>Why it is shown</source>
        <translation>보여 주는 까닭</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>그림을 고르세요.</translation>
    </message>
    <message>
        <source>Nobody has seen it yet.</source>
        <translation>아직 아무도 보지 않았습니다.</translation>
    </message>
    <message>
        <source>Times seen: {0}. Times liked: {1}.</source>
        <translation>{0}번 보았고 {1}번 좋아했습니다.</translation>
    </message>
    <message>
        <source>Expected: {0} of 100 visitors whose expression is “{1}” like it.</source>
        <translation>예상: 표정이 ‘{1}’인 관람객 100명 중 {0}명이 좋아합니다.</translation>
    </message>
    <message>
        <source>Odds of a like, against ← → for, with 95 % intervals</source>
        <translation>좋아요 승산: 불리 ← → 유리, 95 % 구간</translation>
    </message>
    <message>
        <source>Any generation</source>
        <translation>모든 세대</translation>
    </message>
    <message>
        <source>Any gender</source>
        <translation>모든 성별</translation>
    </message>
    <message>
        <source>By emotion</source>
        <translation>감정별</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>만약 다르게 보여 줬다면</translation>
    </message>
    <message>
        <source>By what chose the pictures</source>
        <translation>그림을 고른 방식별</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>날짜별</translation>
    </message>
    <message>
        <source>By generation</source>
        <translation>세대별</translation>
    </message>
    <message>
        <source>By gender, as read</source>
        <translation>성별(읽힌 대로)</translation>
    </message>
    <message>
        <source>Liked of 100 pictures shown, with 95 % intervals</source>
        <translation>보여 준 그림 100장당 좋아요, 95 % 구간</translation>
    </message>
    <message>
        <source>The last {0} days.</source>
        <translation>최근 {0}일입니다.</translation>
    </message>
    <message>
        <source>Not kept: the kiosk&apos;s setting age_and_gender was off, or no face was read.</source>
        <translation>기록이 없습니다. 키오스크의 age_and_gender 설정이 꺼져 있었거나 얼굴을 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>Liked of 100 pictures shown, estimated from {0}</source>
        <translation>보여 준 그림 100장당 좋아요, {0}에서 추정</translation>
    </message>
    <message>
        <source>Nothing to estimate it from yet: chance had no part in what was looked at.</source>
        <translation>아직 추정할 자료가 없습니다. 관람객이 본 화면에 무작위로 고른 것이 없습니다.</translation>
    </message>
    <message>
        <source>Walked away from: {0} of {1}; these do not count.</source>
        <translation>자리를 떠난 것은 {1} 중 {0}개이며, 세지 않습니다.</translation>
    </message>
    <message>
        <source>What was shown</source>
        <translation>실제로 보여 준 것</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>The most liked</source>
        <translation>가장 좋아한 그림</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>키오스크</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>상태 설명</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>마지막 소식</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>마지막 관람</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>보낼 것</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>디스크 여유</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>none since its start</source>
        <translation>켜진 뒤 없음</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>이상</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>확인 필요</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>It waits for visitors.</source>
        <translation>관람객을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Somebody is there.</source>
        <translation>관람객이 앞에 있습니다.</translation>
    </message>
    <message>
        <source>Its screen is dark until somebody touches it.</source>
        <translation>누가 만질 때까지 화면이 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>The hall is closed.</source>
        <translation>전시장이 닫힌 시간입니다.</translation>
    </message>
    <message>
        <source>Its staff have paused it.</source>
        <translation>직원이 잠시 멈춰 두었습니다.</translation>
    </message>
    <message>
        <source>It was switched off in good order.</source>
        <translation>정상적으로 꺼졌습니다.</translation>
    </message>
    <message>
        <source>What it wrote cannot be read: {0}</source>
        <translation>키오스크가 쓴 내용을 읽을 수 없습니다: {0}</translation>
    </message>
    <message>
        <source>Its clock is ahead of this machine&apos;s by {0}.</source>
        <translation>시계가 이 컴퓨터보다 {0} 빠릅니다.</translation>
    </message>
    <message>
        <source>Its disk has only {0} left.</source>
        <translation>디스크가 {0}밖에 남지 않았습니다.</translation>
    </message>
    <message>
        <source>It has only {0} to show.</source>
        <translation>보여 줄 것이 {0}뿐입니다.</translation>
    </message>
    <message>
        <source>Messages for {1} were refused and are kept aside: {0}.</source>
        <translation>{1}에서 거절되어 따로 보관된 메시지: {0}개.</translation>
    </message>
    <message>
        <source>Messages for {1} have waited for {2}: {0}.</source>
        <translation>{1}에 보낼 메시지가 {2} 동안 기다리고 있습니다: {0}개.</translation>
    </message>
    <message>
        <source>It says: {0}</source>
        <translation>키오스크의 말: {0}</translation>
    </message>
    <message>
        <source>An error of its log, of the last day: {0}</source>
        <translation>지난 하루의 로그 오류: {0}</translation>
    </message>
    <message>
        <source>It runs version {0}, this is {1}.</source>
        <translation>버전이 다릅니다: 키오스크 {0}, 이 컴퓨터 {1}.</translation>
    </message>
    <message>
        <source>Nothing was heard of it for {0}: look at its power and network.</source>
        <translation>{0} 동안 소식이 없습니다. 전원과 네트워크를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Its camera gives no picture: look at the cable.</source>
        <translation>카메라에서 화면이 오지 않습니다. 케이블을 확인해 주세요.</translation>
    </message>
    <message>
        <source>Its camera is not plugged in.</source>
        <translation>카메라가 연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Another program there uses its camera.</source>
        <translation>그곳의 다른 프로그램이 카메라를 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>It is not allowed to use its camera.</source>
        <translation>카메라를 쓸 권한이 없습니다.</translation>
    </message>
    <message>
        <source>Its camera shows one picture for ever: unplug it and plug it in again.</source>
        <translation>카메라 화면이 멈춰 있습니다. 뽑았다가 다시 꽂아 주세요.</translation>
    </message>
    <message>
        <source>Its camera sees only black: look whether it is covered.</source>
        <translation>카메라가 검은 화면만 보냅니다. 가려져 있지 않은지 확인해 주세요.</translation>
    </message>
    <message>
        <source>It has no picture to show.</source>
        <translation>보여 줄 그림이 없습니다.</translation>
    </message>
    <message>
        <source>the event log</source>
        <translation>이벤트 기록</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0}일</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1시간</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0}시간</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1분</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0}분</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>{0} 전</translation>
    </message>
    <message>
        <source>A bucket in S3.</source>
        <translation>S3 버킷입니다.</translation>
    </message>
    <message>
        <source>Kiosks</source>
        <translation>키오스크</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>목록에서 빼기</translation>
    </message>
    <message>
        <source>Take the chosen kiosk off the list, when it is gone for good</source>
        <translation>아주 치운 키오스크를 골라 목록에서 뺍니다</translation>
    </message>
    <message>
        <source>Kiosks: {0}</source>
        <translation>키오스크 {0}대</translation>
    </message>
    <message>
        <source>something is wrong: {0}</source>
        <translation>이상 {0}대</translation>
    </message>
    <message>
        <source>to be looked at: {0}</source>
        <translation>확인 필요 {0}대</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>모두 정상</translation>
    </message>
    <message>
        <source>not read, as they are too many: {0}</source>
        <translation>너무 많아 읽지 않음: {0}대</translation>
    </message>
    <message>
        <source>The kiosks cannot be seen</source>
        <translation>키오스크를 볼 수 없습니다</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>보는 중…</translation>
    </message>
    <message>
        <source>No kiosk has told anything yet</source>
        <translation>아직 소식을 보낸 키오스크가 없습니다</translation>
    </message>
    <message>
        <source>A kiosk tells this store how it is every minute. Start one with the same store in its settings (store), and a name of its own (kiosk_id).</source>
        <translation>키오스크는 1분마다 이 저장소에 자신의 상태를 알립니다. 설정에 같은 저장소(store)와 고유한 이름(kiosk_id)을 넣어 키오스크를 켜 주세요.</translation>
    </message>
    <message>
        <source>Trying each permission: {0} of {1}</source>
        <translation>권한을 하나씩 시험하는 중: {1}개 중 {0}개</translation>
    </message>
    <message>
        <source>All that a curator does is allowed there.</source>
        <translation>큐레이터에게 필요한 모든 것이 허용되어 있습니다.</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>그 밖에 {0}개</translation>
    </message>
    <message>
        <source>This is missing there:</source>
        <translation>다음 권한이 없거나 작동하지 않습니다:</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>시험하기</translation>
    </message>
    <message>
        <source>Copy a curator&apos;s policy</source>
        <translation>큐레이터 정책 복사</translation>
    </message>
    <message>
        <source>Copy a kiosk&apos;s policy</source>
        <translation>키오스크 정책 복사</translation>
    </message>
    <message>
        <source>The IAM policy is on the clipboard: for the bucket, and for what the settings of this start choose ({0}).</source>
        <translation>IAM 정책을 클립보드에 복사했습니다: 버킷과, 이번 시작의 설정이 고른 것({0})을 위한 정책입니다.</translation>
    </message>
    <message>
        <source>The IAM policy is on the clipboard, for the bucket alone; where a settings file chooses Rekognition or Personalize, `kiosk doctor --policy` prints all that it needs.</source>
        <translation>버킷만을 위한 IAM 정책을 클립보드에 복사했습니다. 설정 파일에서 Rekognition이나 Personalize를 고른 경우 필요한 모든 권한은 `kiosk doctor --policy`가 알려 줍니다.</translation>
    </message>
    <message>
        <source>The IAM policy is on the clipboard, for the bucket alone; where a settings file chooses Personalize, `admin doctor --policy` prints all that it needs.</source>
        <translation>버킷만을 위한 IAM 정책을 클립보드에 복사했습니다. 설정 파일에서 Personalize를 고른 경우 필요한 모든 권한은 `admin doctor --policy`가 알려 줍니다.</translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation>제3자 라이선스</translation>
    </message>
    <message>
        <source>{0} is forgotten. If it still runs, it comes back.</source>
        <translation>{0}: 목록에서 뺐습니다. 아직 켜져 있으면 다시 나타납니다.</translation>
    </message>
    <message>
        <source>Kiosks choose the pictures by themselves from then on. What visitors did stays in the event log of the store.</source>
        <translation>그때부터 키오스크가 그림을 스스로 고릅니다. 관람객이 남긴 기록은 저장소의 이벤트 기록에 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Delete everything that was set up at Personalize?</source>
        <translation>Personalize에 준비한 것을 모두 지울까요?</translation>
    </message>
    <message>
        <source>It can be set up and trained anew from the event log.</source>
        <translation>이벤트 기록으로 다시 준비하고 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Delete the campaign, so that it is billed no more?</source>
        <translation>캠페인을 지워 더는 요금이 나가지 않게 할까요?</translation>
    </message>
    <message>
        <source>The model stays; a campaign can be opened again.</source>
        <translation>모델은 남아 있어 캠페인을 다시 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Delete what Personalize has of this user?</source>
        <translation>Personalize에 있는 이 사용자의 자료를 지울까요?</translation>
    </message>
    <message>
        <source>It is deleted within a day and can not be brought back; exports leave this user out from now on. The event log keeps the random id, which leads to nobody.</source>
        <translation>하루 안에 지워지며 되돌릴 수 없습니다. 앞으로 내보내기에서도 이 사용자를 뺍니다. 이벤트 기록에는 누구인지 알 수 없는 임의의 ID만 남습니다.</translation>
    </message>
    <message>
        <source>Bring to Personalize what kiosks told?</source>
        <translation>키오스크가 알린 내용을 Personalize로 가져올까요?</translation>
    </message>
    <message>
        <source>Files of all events and pictures are put into the bucket, and AWS imports them; both are billed by the gigabyte. No model is trained, and no campaign is opened. It can be stopped: what AWS has begun goes on there, and the next import goes on from it.</source>
        <translation>모든 이벤트와 그림의 파일을 버킷에 넣으면 AWS가 가져옵니다. 둘 다 기가바이트 단위로 요금이 나옵니다. 모델을 학습하거나 캠페인을 열지는 않습니다. 멈출 수 있습니다. AWS가 시작한 일은 그곳에서 계속되고, 다음에 가져오면 거기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>it has more than {0} bytes</source>
        <translation>{0}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>a prompt of {0} letters is too long; {1} are allowed</source>
        <translation>프롬프트가 {0}자로 너무 깁니다. {1}자까지 됩니다</translation>
    </message>
    <message>
        <source>its recipe is too long for a JPEG file</source>
        <translation>제작 기록이 너무 길어 JPEG 파일에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>it is listed twice</source>
        <translation>목록에 두 번 적혀 있습니다</translation>
    </message>
    <message>
        <source>it is no part of a backup</source>
        <translation>백업에 속하지 않는 파일입니다</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>no good line of a list says what it is</source>
        <translation>무엇인지 알려 주는 온전한 목록 줄이 없습니다</translation>
    </message>
    <message>
        <source>object key {0} has an empty, &apos;.&apos; or &apos;..&apos; segment</source>
        <translation>{0}: 이름에 빈 부분이나 &apos;.&apos;, &apos;..&apos;이 있습니다</translation>
    </message>
    <message>
        <source>somebody is deleting it</source>
        <translation>지금 누군가 지우고 있습니다</translation>
    </message>
    <message>
        <source>the engine made a black picture</source>
        <translation>엔진이 검은 그림을 만들었습니다</translation>
    </message>
    <message>
        <source>this is the wrong region; {0}</source>
        <translation>리전이 맞지 않습니다. {0}</translation>
    </message>
    <message>
        <source>AWS_REGION must be {0}</source>
        <translation>AWS_REGION은 {0}(이)어야 합니다</translation>
    </message>
    <message>
        <source>set AWS_REGION to the bucket&apos;s</source>
        <translation>AWS_REGION을 버킷의 리전으로 정하세요</translation>
    </message>
    <message>
        <source>the engine made a picture of one colour</source>
        <translation>엔진이 한 가지 색뿐인 그림을 만들었습니다</translation>
    </message>
    <message>
        <source>the file cannot be read: {0}</source>
        <translation>파일을 읽을 수 없습니다: {0}</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>the file is not the one backed up (SHA-256)</source>
        <translation>백업한 파일이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>the object has {0} bytes, not {1}</source>
        <translation>객체의 크기가 {1}바이트가 아니라 {0}바이트입니다</translation>
    </message>
    <message>
        <source>the object is missing</source>
        <translation>객체가 없습니다</translation>
    </message>
    <message>
        <source>the object is not the one that was promoted (SHA-256)</source>
        <translation>게시한 그림이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>the pool has another picture of this name</source>
        <translation>보관함에 같은 이름의 다른 그림이 있습니다</translation>
    </message>
    <message>
        <source>the pool has no picture {0}</source>
        <translation>보관함에 {0} 그림이 없습니다</translation>
    </message>
    <message>
        <source>the store folder {0} is not there</source>
        <translation>저장소 폴더 {0}이(가) 없습니다</translation>
    </message>
    <message>
        <source>the store {0} has no object {1}</source>
        <translation>저장소 {0}에 {1} 객체가 없습니다</translation>
    </message>
    <message>
        <source>the worker process ends again and again ({0})</source>
        <translation>작업 프로세스가 자꾸 끝납니다({0})</translation>
    </message>
    <message>
        <source>none of these pictures is in the garden</source>
        <translation>이 그림들은 정원에 없습니다</translation>
    </message>
    <message>
        <source>none of these pictures was withdrawn and is still here</source>
        <translation>이 그림들은 내린 적이 없거나 이미 지워졌습니다</translation>
    </message>
    <message>
        <source>that would be more than {0} pictures at once</source>
        <translation>한 번에 {0}장보다 많아집니다</translation>
    </message>
    <message>
        <source>The model made a black picture.</source>
        <translation>모델이 검은 그림을 만들었습니다.</translation>
    </message>
    <message>
        <source>denied; the AWS credentials do not allow {0} there</source>
        <translation>거부되었습니다. 이 AWS 자격 증명에는 {0} 권한이 없습니다</translation>
    </message>
    <message>
        <source>the AWS session token has expired; sign in again</source>
        <translation>AWS 로그인이 만료되었습니다. 다시 로그인하세요</translation>
    </message>
    <message>
        <source>the clock of this machine is wrong; AWS refuses what it signs</source>
        <translation>이 컴퓨터의 시계가 맞지 않아 AWS가 서명을 거부합니다</translation>
    </message>
    <message>
        <source>AWS does not know this access key or session token</source>
        <translation>AWS가 이 액세스 키나 세션 토큰을 알지 못합니다</translation>
    </message>
    <message>
        <source>the secret access key does not belong to the access key</source>
        <translation>비밀 액세스 키가 액세스 키와 맞지 않습니다</translation>
    </message>
    <message>
        <source>there is no such bucket</source>
        <translation>그런 버킷이 없습니다</translation>
    </message>
    <message>
        <source>AWS does not find it; look at the settings, and at AWS_REGION ({0})</source>
        <translation>AWS에 없습니다. 설정과 AWS_REGION을 확인하세요 ({0})</translation>
    </message>
    <message>
        <source>AWS asks to be asked less often ({0})</source>
        <translation>AWS가 요청을 줄여 달라고 합니다({0}). 잠시 뒤 다시 하세요</translation>
    </message>
    <message>
        <source>there are no AWS credentials here; `aws configure` writes them</source>
        <translation>이 컴퓨터에 AWS 자격 증명이 없습니다. `aws configure`로 만드세요</translation>
    </message>
    <message>
        <source>the AWS credentials are incomplete: {0}</source>
        <translation>AWS 자격 증명이 완전하지 않습니다: {0}</translation>
    </message>
    <message>
        <source>the AWS sign-in is not valid any more; sign in again ({0})</source>
        <translation>AWS 로그인이 더는 유효하지 않습니다. 다시 로그인하세요({0})</translation>
    </message>
    <message>
        <source>AWS cannot be reached: {0}</source>
        <translation>AWS에 연결할 수 없습니다: {0}</translation>
    </message>
    <message>
        <source>the answer is not AWS&apos; own (HTTP status {0}); look for a proxy or a page of the network on the way</source>
        <translation>AWS의 응답이 아닙니다(HTTP 상태 {0}). 중간에 프록시나 네트워크 안내 페이지가 있는지 확인하세요</translation>
    </message>
    <message>
        <source>the answer of AWS can not be read</source>
        <translation>AWS의 응답을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the last request is still unanswered</source>
        <translation>지난 요청에 아직 응답이 없습니다</translation>
    </message>
    <message>
        <source>no answer within {0} s</source>
        <translation>{0}초 안에 응답이 없습니다</translation>
    </message>
    <message>
        <source>the AWS configuration</source>
        <translation>AWS 설정</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} 을(를) 쓸 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>what should give the credentials answers no JSON that AWS knows ({0})</source>
        <translation>자격 증명을 내주어야 할 프로그램의 답이 AWS가 아는 JSON이 아닙니다 ({0})</translation>
    </message>
    <message>
        <source>object {0} in {1} is not as expected: somebody else wrote it</source>
        <translation>{1}의 객체 {0}이(가) 예상과 다릅니다. 다른 사람이 썼습니다</translation>
    </message>
    <message>
        <source>object key {0} is too long below {1}</source>
        <translation>객체 이름 {0}이(가) {1}에 쓰기에는 너무 깁니다</translation>
    </message>
    <message>
        <source>{0} in {1} is larger than {2} bytes</source>
        <translation>{1}의 {0}이(가) {2}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>store is a folder, and Personalize reads from a bucket; `personalize export` writes the files</source>
        <translation>저장소가 폴더인데 Personalize는 버킷에서만 읽습니다. `personalize export`로 파일을 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>personalize_role_arn is not set: the role by which Personalize reads the bucket</source>
        <translation>personalize_role_arn이 정해져 있지 않습니다. Personalize가 버킷을 읽을 때 쓰는 역할입니다</translation>
    </message>
    <message>
        <source>personalize_campaign_arn is not set; `personalize setup --with-campaign` makes one</source>
        <translation>personalize_campaign_arn이 정해져 있지 않습니다. `personalize setup --with-campaign`으로 만듭니다</translation>
    </message>
    <message>
        <source>there is no dataset group {0}; `personalize setup` makes it</source>
        <translation>데이터 세트 그룹 {0}이(가) 없습니다. `personalize setup`으로 만듭니다</translation>
    </message>
    <message>
        <source>the solution {0} is of the recipe {1}, and personalize_recipe is {2}: `personalize teardown` takes the old one away, or another personalize_name leaves it</source>
        <translation>솔루션 {0}의 레시피는 {1}인데 personalize_recipe는 {2}입니다. `personalize teardown`으로 지난 것을 없애거나, 다른 personalize_name으로 그대로 두세요</translation>
    </message>
    <message>
        <source>somebody else exports at the same moment; set up again</source>
        <translation>다른 사람이 동시에 내보내고 있습니다. 다시 준비하세요</translation>
    </message>
    <message>
        <source>{0} is not a user id</source>
        <translation>{0}은(는) 사용자 ID가 아닙니다</translation>
    </message>
    <message>
        <source>dataset group {0}: {1}</source>
        <translation>데이터 세트 그룹 {0}: {1}</translation>
    </message>
    <message>
        <source>dataset import job {0}: {1}</source>
        <translation>가져오기 작업 {0}: {1}</translation>
    </message>
    <message>
        <source>solution version {0}: {1}</source>
        <translation>모델 {0}: {1}</translation>
    </message>
    <message>
        <source>event tracker {0}: {1}</source>
        <translation>이벤트 추적기 {0}: {1}</translation>
    </message>
    <message>
        <source>schema {0}: {1}</source>
        <translation>스키마 {0}: {1}</translation>
    </message>
    <message>
        <source>dataset {0}: {1}</source>
        <translation>데이터 세트 {0}: {1}</translation>
    </message>
    <message>
        <source>filter {0}: {1}</source>
        <translation>필터 {0}: {1}</translation>
    </message>
    <message>
        <source>solution {0}: {1}</source>
        <translation>솔루션 {0}: {1}</translation>
    </message>
    <message>
        <source>campaign {0}: {1}</source>
        <translation>캠페인 {0}: {1}</translation>
    </message>
    <message>
        <source>data deletion job {0}: {1}</source>
        <translation>삭제 작업 {0}: {1}</translation>
    </message>
    <message>
        <source>there is no dataset {0}; `personalize setup` makes it</source>
        <translation>데이터 세트 {0}이(가) 없습니다. `personalize setup`으로 만듭니다</translation>
    </message>
    <message>
        <source>The model {0} cannot be opened: {1}</source>
        <translation>모델 {0}을(를) 열 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>The model {0} does not exist.</source>
        <translation>모델 {0}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The model {0} lacks its part {1}.</source>
        <translation>모델 {0}에 {1} 부분이 없습니다.</translation>
    </message>
    <message>
        <source>The model folder {0} is empty.</source>
        <translation>모델 폴더 {0}이(가) 비어 있습니다.</translation>
    </message>
    <message>
        <source>Step {0} took {1} s, longer than its deadline of {2} s.</source>
        <translation>{0}단계가 {1}초 걸려 제한 시간 {2}초를 넘겼습니다.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read: {1}.</source>
        <translation>모델 파일 {0}을(를) 읽을 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>The model file {0} is damaged: {1}.</source>
        <translation>모델 파일 {0}이(가) 손상되었습니다: {1}</translation>
    </message>
    <message>
        <source>The model file {0} does not name a pipeline class.</source>
        <translation>모델 파일 {0}에 파이프라인 종류가 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>The model file {0} is a pickle, which can run any program on this machine; use a safetensors file, or allow pickles in the settings.</source>
        <translation>모델 파일 {0}은(는) 이 컴퓨터에서 어떤 프로그램이든 실행할 수 있는 피클입니다. safetensors 파일을 쓰거나 설정에서 피클을 허용하세요.</translation>
    </message>
    <message>
        <source>The model {0} is not a Stable Diffusion 1, 2 or XL file: put a folder {1} with the configuration and tokenizers of its pipeline beside it.</source>
        <translation>모델 {0}은(는) Stable Diffusion 1, 2, XL 파일이 아닙니다. 파이프라인의 설정과 토크나이저가 든 폴더 {1}을(를) 옆에 두세요.</translation>
    </message>
    <message>
        <source>The model could not make the picture: {0}</source>
        <translation>모델이 그림을 만들지 못했습니다: {0}</translation>
    </message>
    <message>
        <source>The model made a picture of {0} instead of {1}.</source>
        <translation>모델이 {1} 대신 {0} 크기의 그림을 만들었습니다.</translation>
    </message>
    <message>
        <source>The model made a picture that is not a number somewhere (NaN); the number format float32 may help.</source>
        <translation>모델이 만든 그림에 숫자가 아닌 값(NaN)이 있습니다. 숫자 형식 float32가 도움이 될 수 있습니다.</translation>
    </message>
    <message>
        <source>The picture was interrupted.</source>
        <translation>그림 생성이 중단되었습니다.</translation>
    </message>
    <message>
        <source>{0}: it does not name a pipeline class</source>
        <translation>{0}: 파이프라인 종류가 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>{0}: it is not JSON: {1}</source>
        <translation>{0}: JSON이 아닙니다: {1}</translation>
    </message>
    <message>
        <source>{0} is not installed; {1}.</source>
        <translation>{0}이(가) 설치되어 있지 않습니다. {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be had from the hub: {1}</source>
        <translation>{0}을(를) 허브에서 받을 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be downloaded: {1}</source>
        <translation>{0}을(를) 내려받을 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0} arrived damaged; try again.</source>
        <translation>{0}이(가) 손상된 채 도착했습니다. 다시 하세요.</translation>
    </message>
    <message>
        <source>{0} has no model_index.json: it is no diffusers model.</source>
        <translation>{0}에 model_index.json이 없습니다. diffusers 모델이 아닙니다.</translation>
    </message>
    <message>
        <source>{0}: the disk has {1} GB free, the model needs {2}.</source>
        <translation>{0}: 디스크에 {1}GB가 남아 있는데 모델에는 {2}GB가 필요합니다.</translation>
    </message>
    <message>
        <source>{0} is not what the hub lists; it was removed, download it again.</source>
        <translation>{0}이(가) 허브의 목록과 달라서 지웠습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>hub id = {0} is not OWNER/NAME</source>
        <translation>허브 ID {0}이(가) OWNER/NAME 꼴이 아닙니다</translation>
    </message>
    <message>
        <source>name = {0} is not a name without slashes</source>
        <translation>{0}은(는) 빗금이 없는 이름이 아닙니다</translation>
    </message>
    <message>
        <source>name = {0} is the name of another model already</source>
        <translation>{0}은(는) 이미 다른 모델의 이름입니다</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{0} has changed</source>
        <translation>{0}이(가) 바뀌었습니다</translation>
    </message>
    <message>
        <source>{0} is new</source>
        <translation>{0}이(가) 새로 생겼습니다</translation>
    </message>
    <message>
        <source>num_inference_steps = {0} is not 1 to 500</source>
        <translation>단계 수(num_inference_steps) {0}은(는) 1~500이 아닙니다</translation>
    </message>
    <message>
        <source>guidance_scale = {0} is not a number from 0 to 50</source>
        <translation>guidance_scale {0}은(는) 0~50의 수가 아닙니다</translation>
    </message>
    <message>
        <source>`python3 start.py setup --with-diffusers` installs it</source>
        <translation>`python3 start.py setup --with-diffusers`로 설치합니다</translation>
    </message>
    <message>
        <source>put the GPU pack beside the program, or name its folder in the setting gpu_pack</source>
        <translation>GPU 팩을 프로그램 옆에 두거나 설정 gpu_pack에 폴더를 적으세요</translation>
    </message>
    <message>
        <source>the engine {0} is not installed here; {1}</source>
        <translation>엔진 {0}이(가) 설치되어 있지 않습니다. {1}</translation>
    </message>
    <message>
        <source>No model was chosen: name a model folder or a safetensors file.</source>
        <translation>모델을 고르지 않았습니다. 모델 폴더나 safetensors 파일을 고르세요.</translation>
    </message>
    <message>
        <source>There is no model {0} in the library; there are: {1}.</source>
        <translation>모델 목록에 {0}이(가) 없습니다. 있는 모델: {1}.</translation>
    </message>
    <message>
        <source>model = {0} is none of the library ({1}), nor a folder or file</source>
        <translation>모델 {0}은(는) 목록({1})에 없고, 폴더나 파일도 아닙니다</translation>
    </message>
    <message>
        <source>scheduler = {0} is not one of this model&apos;s: {1}</source>
        <translation>스케줄러 {0}은(는) 이 모델의 것이 아닙니다. 쓸 수 있는 것: {1}</translation>
    </message>
    <message>
        <source>size {0} cannot be painted: each side must be a multiple of 8 from {1} to {2}</source>
        <translation>크기 {0}은(는) 그릴 수 없습니다. 각 변은 {1}~{2} 사이의 8의 배수여야 합니다</translation>
    </message>
    <message>
        <source>clip_model = {0}: not a CLIP model: {1}</source>
        <translation>clip_model = {0}: CLIP 모델이 아닙니다: {1}</translation>
    </message>
    <message>
        <source>a helper was silent for {0} s and was stopped</source>
        <translation>도우미가 {0}초 동안 응답하지 않아 멈추었습니다</translation>
    </message>
    <message>
        <source>a helper failed: {0}</source>
        <translation>도우미가 실패했습니다: {0}</translation>
    </message>
    <message>
        <source>the process of a helper ended over a picture</source>
        <translation>그림을 보던 도우미의 프로세스가 끝났습니다</translation>
    </message>
    <message>
        <source>the engine made a picture of another size than {0}</source>
        <translation>엔진이 {0}이(가) 아닌 다른 크기의 그림을 만들었습니다</translation>
    </message>
    <message>
        <source>the garden needs {0} MB more, and the disk has only {1} MB left: make room there</source>
        <translation>정원에 {0} MB가 더 필요한데 디스크에 {1} MB만 남았습니다. 공간을 비워 주세요</translation>
    </message>
    <message>
        <source>pictures that are passed over: {0}; {1}</source>
        <translation>건너뛴 그림: {0}장; {1}</translation>
    </message>
    <message>
        <source>{0} is not the picture that the manifest lists</source>
        <translation>{0}은(는) 목록에 적힌 그림이 아닙니다</translation>
    </message>
    <message>
        <source>{0} would take {1} of {2} pictures off the shelf and does not say that this is meant (allow_shrink)</source>
        <translation>{0}에 따르면 진열된 그림 {2}장 중 {1}장이 사라지는데, 의도한 일이라는 표시(allow_shrink)가 없습니다</translation>
    </message>
    <message>
        <source>{0}: a wildcard is written {{one|two}}, none inside another</source>
        <translation>{0}: 와일드카드는 {{하나|둘}}처럼 쓰고, 겹쳐 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>it has {0} x {1} pixels, and its name ends in {2}</source>
        <translation>{0} x {1} 픽셀인데 이름이 {2}(으)로 끝납니다</translation>
    </message>
    <message>
        <source>it has {0} x {1} pixels, not {2} x {3}</source>
        <translation>{2} x {3}이 아니라 {0} x {1} 픽셀입니다</translation>
    </message>
    <message>
        <source>it is not a whole JPEG picture: {0}</source>
        <translation>온전한 JPEG 그림이 아닙니다: {0}</translation>
    </message>
    <message>
        <source>{0} x {1} pixels are too many to open safely</source>
        <translation>{0} x {1} 픽셀은 너무 커서 안전하게 열 수 없습니다</translation>
    </message>
    <message>
        <source>{0} is behind the symbolic link {1}</source>
        <translation>{0}은(는) 심볼릭 링크 {1} 뒤에 있습니다</translation>
    </message>
    <message>
        <source>{0} is in the garden; withdraw it first</source>
        <translation>{0}은(는) 정원에 걸려 있습니다. 먼저 내려 주세요</translation>
    </message>
    <message>
        <source>{0} is not an item id</source>
        <translation>{0}은(는) 그림 이름(item id)이 아닙니다</translation>
    </message>
    <message>
        <source>{0} is no model: no safetensors file, checkpoint or folder</source>
        <translation>{0}은(는) 모델이 아닙니다. safetensors 파일도, 체크포인트도, 폴더도 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a plain file</source>
        <translation>{0}은(는) 일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a whole safetensors file</source>
        <translation>{0}은(는) 온전한 safetensors 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{0}: holds other files and no backup; choose an empty one</source>
        <translation>{0}: 백업이 아닌 다른 파일이 있습니다. 빈 폴더를 선택해 주세요</translation>
    </message>
    <message>
        <source>{0}: another backup is being written there</source>
        <translation>{0}: 다른 백업이 진행 중입니다</translation>
    </message>
    <message>
        <source>{0}: is in {1}, which is backed up; choose another</source>
        <translation>{0}: 백업할 {1} 안에 있습니다. 다른 폴더를 선택해 주세요</translation>
    </message>
    <message>
        <source>{0}: is not the file that was kept (SHA-256)</source>
        <translation>{0}: 보관한 파일이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>{0}: every name for it is taken in the store</source>
        <translation>{0}: 저장소에 쓸 수 있는 이름이 남아 있지 않습니다</translation>
    </message>
    <message>
        <source>{0}: the picture cannot be written: {1}</source>
        <translation>{0}: 그림을 쓸 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0}: cannot be read: {1}</source>
        <translation>{0}: 읽을 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0}: cannot be written: {1}</source>
        <translation>{0}: 쓸 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0}: there is no {1}</source>
        <translation>{0}: {1}이(가) 없습니다</translation>
    </message>
    <message>
        <source>what the manifest said of it is not known; promote it again</source>
        <translation>목록에 적혀 있던 내용을 알 수 없습니다. 다시 게시해 주세요</translation>
    </message>
    <message>
        <source>cannot {0} {1} in the store folder {2}: {3}</source>
        <translation>저장소 폴더 {2}의 {1} {0} 실패: {3}</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>list</source>
        <translation>목록 보기</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>the store folder {0} has a symbolic link for its .store</source>
        <translation>저장소 폴더 {0}의 .store가 심볼릭 링크입니다</translation>
    </message>
    <message>
        <source>the store has another object of this name</source>
        <translation>저장소에 같은 이름의 다른 객체가 있습니다</translation>
    </message>
    <message>
        <source>the store did not give {0}</source>
        <translation>저장소가 {0}을(를) 주지 않았습니다</translation>
    </message>
    <message>
        <source>the store holds something else than was put (SHA-256)</source>
        <translation>저장소에 넣은 것과 다른 것이 들어 있습니다(SHA-256)</translation>
    </message>
    <message>
        <source>object {0} is already in the store {1}</source>
        <translation>객체 {0}은(는) 이미 저장소 {1}에 있습니다</translation>
    </message>
    <message>
        <source>object {0} was changed by someone else</source>
        <translation>객체 {0}을(를) 다른 사람이 바꾸었습니다</translation>
    </message>
    <message>
        <source>object {0} is behind the symbolic link {1}</source>
        <translation>객체 {0}은(는) 심볼릭 링크 {1} 뒤에 있습니다</translation>
    </message>
    <message>
        <source>object {0} would stand where other keys begin</source>
        <translation>객체 {0}은(는) 다른 이름이 시작되는 자리에 놓이게 됩니다</translation>
    </message>
    <message>
        <source>object key {0} does not have 1 to {1} bytes</source>
        <translation>객체 이름 {0}의 길이가 1~{1}바이트가 아닙니다</translation>
    </message>
    <message>
        <source>object key {0} has a backslash, a NUL or a drive letter</source>
        <translation>객체 이름 {0}에 백슬래시, NUL 또는 드라이브 문자가 있습니다</translation>
    </message>
    <message>
        <source>object key {0} has a segment too long for a file name</source>
        <translation>객체 이름 {0}에 파일 이름으로 너무 긴 부분이 있습니다</translation>
    </message>
    <message>
        <source>object key {0} is not valid Unicode</source>
        <translation>객체 이름 {0}이(가) 올바른 유니코드가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is changed by others all the time; try again later</source>
        <translation>{0}을(를) 다른 사람들이 계속 바꾸고 있습니다. 나중에 다시 하세요</translation>
    </message>
    <message>
        <source>{0} is not JSON: {1}</source>
        <translation>{0}은(는) JSON이 아닙니다: {1}</translation>
    </message>
    <message>
        <source>{0} is not a JSON object</source>
        <translation>{0}은(는) JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a whole number from 0</source>
        <translation>{0}이(가) 0 이상의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a text</source>
        <translation>{0}이(가) 글이 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a time with a time zone</source>
        <translation>{0}이(가) 시간대가 있는 시각이 아닙니다</translation>
    </message>
    <message>
        <source>{0} is none of {1}</source>
        <translation>{0}이(가) {1} 중 하나가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a list of at most {1}</source>
        <translation>{0}이(가) 최대 {1}개의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>outbox has more than {0} queues</source>
        <translation>outbox에 대기열이 {0}개보다 많습니다</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes</source>
        <translation>{0}이(가) {1}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>{0} does not have version {1}</source>
        <translation>{0}의 버전이 {1}이(가) 아닙니다</translation>
    </message>
    <message>
        <source>{0} has no list of items</source>
        <translation>{0}에 그림 목록이 없습니다</translation>
    </message>
    <message>
        <source>{0} has an item that is not a JSON object</source>
        <translation>{0}에 JSON 객체가 아닌 항목이 있습니다</translation>
    </message>
    <message>
        <source>{0} lists an item twice</source>
        <translation>{0}에 같은 그림이 두 번 있습니다</translation>
    </message>
    <message>
        <source>{0} has a wish that is not a JSON object</source>
        <translation>{0}에 JSON 객체가 아닌 지정이 있습니다</translation>
    </message>
    <message>
        <source>{0} has a wish without a key</source>
        <translation>{0}에 그림 이름이 없는 지정이 있습니다</translation>
    </message>
    <message>
        <source>{0} has no list of at most {1} wishes</source>
        <translation>{0}에 지정 목록이 없거나 {1}개보다 많습니다</translation>
    </message>
    <message>
        <source>{0} has two wishes for {1}</source>
        <translation>{0}에 {1}의 지정이 두 개 있습니다</translation>
    </message>
    <message>
        <source>{0} can not hold more than {1} wishes</source>
        <translation>{0}에는 지정을 {1}개까지만 담을 수 있습니다</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}</source>
        <translation>{0}이(가) 손상되었습니다: {1}</translation>
    </message>
    <message>
        <source>key is missing</source>
        <translation>그림 이름이 없습니다</translation>
    </message>
    <message>
        <source>sha256 of {0} is not a SHA-256</source>
        <translation>{0}의 sha256이 SHA-256이 아닙니다</translation>
    </message>
    <message>
        <source>emotion, favorite or orientation of {0} contradicts its key</source>
        <translation>{0}의 감정, 소재 또는 방향이 이름과 다릅니다</translation>
    </message>
    <message>
        <source>{0} of {1} is not a whole number from 1 to {2}</source>
        <translation>{1}의 {0} 값이 1~{2}의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>database {0}: {1}</source>
        <translation>데이터베이스 {0}: {1}</translation>
    </message>
    <message>
        <source>database {0} was changed by version {1} of the program: install that again, or move the database away and put {2} in its place</source>
        <translation>데이터베이스 {0}은(는) 프로그램 {1} 버전이 바꾸었습니다. 그 버전을 다시 설치하거나, 데이터베이스를 옮기고 그 자리에 {2}을(를) 놓으세요</translation>
    </message>
    <message>
        <source>picture {0} of the pool is damaged: {1}</source>
        <translation>보관함의 그림 {0}이(가) 손상되었습니다: {1}</translation>
    </message>
    <message>
        <source>decision {0} is damaged: {1}</source>
        <translation>결정 {0}이(가) 손상되었습니다: {1}</translation>
    </message>
    <message>
        <source>job {0} is damaged: {1}</source>
        <translation>작업 {0}이(가) 손상되었습니다: {1}</translation>
    </message>
    <message>
        <source>{0}: this is not the file that was kept (SHA-256)</source>
        <translation>{0}: 보관한 파일이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>{0} is in the trash</source>
        <translation>{0}은(는) 휴지통에 있습니다</translation>
    </message>
    <message>
        <source>{0} is no list of files of version {1}</source>
        <translation>{0}은(는) 버전 {1}의 파일 목록이 아닙니다</translation>
    </message>
    <message>
        <source>{0}: made_at is not a time</source>
        <translation>{0}: made_at이 시각이 아닙니다</translation>
    </message>
    <message>
        <source>{0}: has more than {1} bytes</source>
        <translation>{0}: {1}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>{0}: cannot be removed: {1}</source>
        <translation>{0}: 지울 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0}: is not a folder</source>
        <translation>{0}: 폴더가 아닙니다</translation>
    </message>
    <message>
        <source>{0}: what was written there {1}</source>
        <translation>{0}: 거기에 쓴 것이 올바르지 않습니다({1})</translation>
    </message>
    <message>
        <source>it is not the name of an event log</source>
        <translation>기록 파일의 이름이 아닙니다</translation>
    </message>
    <message>
        <source>no line of it is an event</source>
        <translation>기록인 줄이 하나도 없습니다</translation>
    </message>
    <message>
        <source>the file is not in the backup</source>
        <translation>파일이 백업에 없습니다</translation>
    </message>
    <message>
        <source>the file is not the picture that its line tells of (SHA-256)</source>
        <translation>파일이 목록에 적힌 그림이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>not listed: its picture is not in the store</source>
        <translation>목록에 넣지 않았습니다. 그 그림이 저장소에 없습니다</translation>
    </message>
    <message>
        <source>the one here is damaged ({0})</source>
        <translation>여기에 있는 것이 손상되었습니다({0})</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>너무 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>{0}: not a TOML file: {1}</source>
        <translation>{0}: TOML 파일이 아닙니다: {1}</translation>
    </message>
    <message>
        <source>{0}: unknown setting {1}; allowed are {2}</source>
        <translation>{0}: 모르는 설정 {1}. 쓸 수 있는 설정: {2}</translation>
    </message>
    <message>
        <source>{0}: the data folder cannot be written: {1}</source>
        <translation>{0}: 데이터 폴더에 쓸 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be kept in a settings file</source>
        <translation>{0}은(는) 설정 파일에 담을 수 없습니다</translation>
    </message>
    <message>
        <source>preset: it needs a name</source>
        <translation>프롬프트 모음에 이름이 필요합니다</translation>
    </message>
    <message>
        <source>{0}: there is no preset {1}</source>
        <translation>{0}: 프롬프트 모음 {1}이(가) 없습니다</translation>
    </message>
    <message>
        <source>favorite = {0} is not 1 to 80 characters without slashes</source>
        <translation>소재 {0}은(는) 빗금 없는 1~80자가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not valid Unicode</source>
        <translation>{0}은(는) 올바른 유니코드가 아닙니다</translation>
    </message>
    <message>
        <source>it is not JSON: {0}</source>
        <translation>JSON이 아닙니다: {0}</translation>
    </message>
    <message>
        <source>it is larger than {0} bytes</source>
        <translation>{0}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>it does not have format {0}</source>
        <translation>형식이 {0}이(가) 아닙니다</translation>
    </message>
    <message>
        <source>it is of another kiosk: {0}</source>
        <translation>다른 키오스크 {0}의 것입니다</translation>
    </message>
    <message>
        <source>its folder is not named as a kiosk can be</source>
        <translation>폴더의 이름이 키오스크의 이름일 수 없습니다</translation>
    </message>
    <message>
        <source>no kiosk {0} has told this store how it is</source>
        <translation>이 저장소에 상태를 알린 키오스크 {0}이(가) 없습니다</translation>
    </message>
    <message>
        <source>the process of a helper ends again and again</source>
        <translation>도우미의 프로세스가 자꾸 끝납니다</translation>
    </message>
    <message>
        <source>there is no such picture in the store that nobody listed</source>
        <translation>저장소에 목록에 없는 그런 그림이 없습니다</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 넘었습니다</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않는 작업입니다</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 디스크입니다</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>디스크를 읽거나 쓰지 못했습니다</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>파일이 아니라 폴더입니다</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>이미 있습니다</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>다른 곳에서 쓰고 있습니다</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>공유 폴더의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>공유 폴더의 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>상대 컴퓨터가 꺼져 있습니다</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>연결 시간이 지났습니다</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>데이터베이스 파일이 아닙니다</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>데이터베이스 파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>데이터베이스가 읽기 전용입니다</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>데이터베이스 파일을 열 수 없습니다</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>다른 프로그램이 데이터베이스를 쓰고 있습니다</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>디스크를 읽거나 쓰지 못했습니다</translation>
    </message>
    <message>
        <source>Could not connect to the endpoint URL: &quot;{0}&quot;</source>
        <translation>{0}에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Connect timeout on endpoint URL: &quot;{0}&quot;</source>
        <translation>{0}에 연결하는 데 너무 오래 걸립니다</translation>
    </message>
    <message>
        <source>Read timeout on endpoint URL: &quot;{0}&quot;</source>
        <translation>{0}의 응답이 너무 늦습니다</translation>
    </message>
    <message>
        <source>Connection was closed before we received a valid response from endpoint URL: &quot;{0}&quot;.</source>
        <translation>응답을 받기 전에 {0} 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>Failed to connect to proxy URL: &quot;{0}&quot;</source>
        <translation>프록시 {0}에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>SSL validation failed for {0} {1}</source>
        <translation>{0}의 보안 인증서를 믿을 수 없습니다</translation>
    </message>
    <message>
        <source>no AWS region is set here; `aws configure` or AWS_REGION names it</source>
        <translation>이 컴퓨터에 AWS 리전이 정해져 있지 않습니다. `aws configure`나 AWS_REGION으로 정하세요</translation>
    </message>
    <message>
        <source>Provided region_name {0} doesn&apos;t match a supported format.</source>
        <translation>리전 이름 {0} 은(는) 올바른 형식이 아닙니다.</translation>
    </message>
    <message>
        <source>Invalid endpoint: {0}</source>
        <translation>올바르지 않은 엔드포인트: {0}</translation>
    </message>
    <message>
        <source>Unable to parse config file: {0}</source>
        <translation>설정 파일을 읽을 수 없습니다: {0}</translation>
    </message>
    <message>
        <source>The config profile ({0}) could not be found</source>
        <translation>AWS 프로필 {0}을(를) 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>Partial credentials found in {0}, missing: {1}</source>
        <translation>{0}에 {1}이(가) 빠져 있습니다</translation>
    </message>
    <message>
        <source>Error when retrieving token from {0}: {1}</source>
        <translation>{0} 토큰을 받지 못했습니다: {1}</translation>
    </message>
    <message>
        <source>Error when retrieving credentials from {0}: {1}</source>
        <translation>{0}에서 자격 증명을 받지 못했습니다: {1}</translation>
    </message>
    <message>
        <source>Token has expired and refresh failed</source>
        <translation>토큰이 만료되어 새로 받지 못했습니다</translation>
    </message>
    <message>
        <source>Error loading SSO Token: {0}</source>
        <translation>SSO 토큰을 읽을 수 없습니다: {0}</translation>
    </message>
    <message>
        <source>Token for {0} does not exist</source>
        <translation>{0}의 토큰이 없습니다</translation>
    </message>
    <message>
        <source>The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.</source>
        <translation>SSO 로그인이 만료되었습니다. `aws sso login`으로 다시 로그인하세요</translation>
    </message>
    <message>
        <source>cannot identify image file {0}</source>
        <translation>그림 파일이 아닙니다</translation>
    </message>
    <message>
        <source>image file is truncated</source>
        <translation>그림 파일이 중간에 끊겼습니다</translation>
    </message>
    <message>
        <source>image file is truncated ({0} bytes not processed)</source>
        <translation>그림 파일이 중간에 끊겼습니다({0}바이트)</translation>
    </message>
    <message>
        <source>broken data stream when reading image file</source>
        <translation>그림 파일의 내용이 깨졌습니다</translation>
    </message>
    <message>
        <source>not a JPEG file</source>
        <translation>JPEG 파일이 아닙니다</translation>
    </message>
    <message>
        <source>Truncated File Read</source>
        <translation>그림 파일이 중간에 끊겼습니다</translation>
    </message>
    <message>
        <source>{0} codec can&apos;t decode byte {1} in position {2}: {3}</source>
        <translation>{2}번째 바이트 {1}은(는) {0} 글자가 아닙니다</translation>
    </message>
    <message>
        <source>{0} codec can&apos;t decode bytes in position {1}: {2}</source>
        <translation>{1}번째 바이트들은 {0} 글자가 아닙니다</translation>
    </message>
    <message>
        <source>{0}: line {1} column {2} (char {3})</source>
        <translation>{1}행 {2}열에 오류가 있습니다</translation>
    </message>
    <message>
        <source>{0} (at line {1}, column {2})</source>
        <translation>{1}행 {2}열에 오류가 있습니다</translation>
    </message>
    <message>
        <source>{0} (at end of document)</source>
        <translation>파일 끝에 오류가 있습니다</translation>
    </message>
    <message>
        <source>{0} on {1}: {2}</source>
        <translation>{1}에서 {0}: {2}</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{1}의 {0}</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>별점</translation>
    </message>
    <message>
        <source>The window cannot be opened until this is mended.</source>
        <translation>이 문제를 해결해야 창이 열립니다.</translation>
    </message>
    <message>
        <source>the engine was silent for {0} s and was stopped</source>
        <translation>엔진이 {0}초 동안 응답하지 않아 멈추었습니다</translation>
    </message>
    <message>
        <source>the engine made no picture</source>
        <translation>엔진이 그림을 만들지 않았습니다</translation>
    </message>
    <message>
        <source>the worker process ended over this picture ({0})</source>
        <translation>이 그림을 만들다가 작업 프로세스가 끝났습니다({0})</translation>
    </message>
    <message>
        <source>{0} twice; it was set aside</source>
        <translation>두 번 일어나 따로 두었습니다: {0}</translation>
    </message>
    <message>
        <source>{0}; it is made again</source>
        <translation>다시 만듭니다: {0}</translation>
    </message>
    <message>
        <source>the app ended over this picture more than once; it was set aside</source>
        <translation>이 그림을 만들다가 앱이 두 번 이상 끝나 따로 두었습니다</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>강제 종료됨</translation>
    </message>
    <message>
        <source>signal {0}</source>
        <translation>신호 {0}</translation>
    </message>
    <message>
        <source>exit code {0}</source>
        <translation>종료 코드 {0}</translation>
    </message>
    <message>
        <source>{0} has not enough memory for one picture of {1}.</source>
        <translation>{0}의 메모리가 {1} 그림 한 장을 만들기에도 모자랍니다.</translation>
    </message>
    <message>
        <source>preview_model = {0} cannot be opened: {1}</source>
        <translation>preview_model = {0}: 열 수 없습니다: {1}</translation>
    </message>
    <message>
        <source>scheduler = {0} is not installed: {1}</source>
        <translation>스케줄러 {0}이(가) 설치되어 있지 않습니다: {1}</translation>
    </message>
    <message>
        <source>torch cannot tell the devices here: {0}</source>
        <translation>torch가 이 컴퓨터의 장치를 알아내지 못했습니다: {0}</translation>
    </message>
    <message>
        <source>{0} is no GPU pack: {1} is not there</source>
        <translation>{0}은(는) GPU 팩이 아닙니다. {1}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{0} is a GPU pack for Python {1}, this is {2}</source>
        <translation>{0}은(는) Python {1}용 GPU 팩인데 여기는 {2}입니다</translation>
    </message>
    <message>
        <source>{0} is a GPU pack without torch; unpack it again</source>
        <translation>GPU 팩 {0}에 torch가 없습니다. 압축을 다시 풀어 주세요</translation>
    </message>
    <message>
        <source>{0} lists a file that is not in it: {1}</source>
        <translation>{0}의 목록에 그 안에 있지 않은 파일이 있습니다: {1}</translation>
    </message>
    <message>
        <source>{0} is {1}, not approved</source>
        <translation>{0}의 상태가 ‘선택’이 아닙니다({1})</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>job {0} does not wait in the queue</source>
        <translation>작업 {0}은(는) 대기열에서 기다리고 있지 않습니다</translation>
    </message>
    <message>
        <source>the file is changed while it is read</source>
        <translation>읽는 동안 파일이 바뀝니다</translation>
    </message>
    <message>
        <source>decisions were made here; what can be undone stays as it is</source>
        <translation>이곳에서 내린 결정이 있어 되돌리기 기록은 그대로 둡니다</translation>
    </message>
    <message>
        <source>sha256 is not a SHA-256 in lower-case hex</source>
        <translation>sha256이 소문자 16진수의 SHA-256이 아닙니다</translation>
    </message>
    <message>
        <source>request has no {0}</source>
        <translation>요청에 {0}이(가) 없습니다</translation>
    </message>
    <message>
        <source>the key contradicts the request&apos;s emotion or favorite</source>
        <translation>그림 이름이 요청의 감정이나 소재와 다릅니다</translation>
    </message>
    <message>
        <source>run_id = {0} is not a time up to now</source>
        <translation>run_id {0}은(는) 지금까지의 시각이 아닙니다</translation>
    </message>
    <message>
        <source>{0} says that it is in the garden and in the trash</source>
        <translation>{0}: 정원과 휴지통에 함께 있다고 되어 있습니다</translation>
    </message>
    <message>
        <source>{0} is not a text of at most {1} characters</source>
        <translation>{0}이(가) {1}자 이하의 글자가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a whole number from {1} to {2}</source>
        <translation>{0}이(가) {1}~{2}의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not true or false</source>
        <translation>{0}이(가) true나 false가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0}이(가) 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>{0} is too large</source>
        <translation>{0}이(가) 너무 큽니다</translation>
    </message>
    <message>
        <source>{0} is not a time with its zone</source>
        <translation>{0}이(가) 시간대가 있는 시각이 아닙니다</translation>
    </message>
    <message>
        <source>{0} = {1} is unknown</source>
        <translation>{0}의 값 {1}은(는) 알 수 없는 값입니다</translation>
    </message>
    <message>
        <source>{0} is no JSON number</source>
        <translation>{0}은(는) JSON 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>withdrawn_at of {0} has no time zone</source>
        <translation>{0}의 withdrawn_at에 시간대가 없습니다</translation>
    </message>
    <message>
        <source>the item of {0} is another one</source>
        <translation>{0}의 항목이 다른 그림의 것입니다</translation>
    </message>
    <message>
        <source>a picture cannot be pinned and rest</source>
        <translation>그림을 고정하면서 쉬게 할 수는 없습니다</translation>
    </message>
    <message>
        <source>weight is not a number from {0} to {1}</source>
        <translation>가중치가 {0}~{1}의 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>object {0} is another one than expected (SHA-256)</source>
        <translation>객체 {0}이(가) 예상한 것이 아닙니다(SHA-256)</translation>
    </message>
    <message>
        <source>{0}: version is not {1}</source>
        <translation>{0}: 버전이 {1}이(가) 아닙니다</translation>
    </message>
    <message>
        <source>{0}: it is no list of models: {1}</source>
        <translation>{0}: 모델 목록이 아닙니다: {1}</translation>
    </message>
    <message>
        <source>{0}: unknown key {1}; allowed is presets</source>
        <translation>{0}: 모르는 이름 {1}. presets만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>{0}: {1}: unknown key {2}; allowed are {3}</source>
        <translation>{0}: {1}: 모르는 이름 {2}. 쓸 수 있는 이름: {3}</translation>
    </message>
    <message>
        <source>{0}: {1}: a name is of a-z, 0-9 and -</source>
        <translation>{0}: {1}: 이름에는 a-z, 0-9, -만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>{0}: {1} is not a table</source>
        <translation>{0}: {1}이(가) 표가 아닙니다</translation>
    </message>
    <message>
        <source>{0}: {1} is not a text of at most {2} characters</source>
        <translation>{0}: {1}이(가) {2}자 이하의 글자가 아닙니다</translation>
    </message>
    <message>
        <source>preset: more than {0} characters</source>
        <translation>프롬프트 모음은 {0}자까지 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>{0}: keys.{1} = {2} is the key of {3} too</source>
        <translation>{0}: keys.{1} = {2} 키가 {3}에도 쓰입니다</translation>
    </message>
    <message>
        <source>keys.{0} = {1} belongs to the window: {2}</source>
        <translation>keys.{0} = {1} 키는 창에서 쓰는 키입니다: {2}</translation>
    </message>
    <message>
        <source>unknown key name {0}; allowed are {1}</source>
        <translation>모르는 단축키 이름 {0}. 쓸 수 있는 이름: {1}</translation>
    </message>
    <message>
        <source>{0}: data_dir = {1} is not there; bring it back, or start with --data-dir</source>
        <translation>{0}: data_dir = {1} 폴더가 없습니다. 폴더를 되돌려 놓거나 --data-dir로 시작하세요</translation>
    </message>
    <message>
        <source>{0}: data_dir belongs into {1}</source>
        <translation>{0}: data_dir은 {1}에 적어야 합니다</translation>
    </message>
    <message>
        <source>{0}: {1} = {2} is not a table</source>
        <translation>{0}: {1} = {2}은(는) 표가 아닙니다</translation>
    </message>
    <message>
        <source>{0}: {1}.{2} = {3} is not a text</source>
        <translation>{0}: {1}.{2} = {3}은(는) 글자가 아닙니다</translation>
    </message>
    <message>
        <source>{0}: {1} = {2} is not {3}</source>
        <translation>{0}: {1} = {2}은(는) 맞지 않는 값입니다: {3}</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1}</source>
        <translation>{0}에서 {1}까지의 정수</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true나 false</translation>
    </message>
    <message>
        <source>The file cannot be read; this is its small picture.</source>
        <translation>파일을 읽을 수 없어 작은 그림을 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
</TS>
